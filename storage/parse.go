package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"calmster/model"
)

// syntax checks that data is one JSON text in UTF-8.
func syntax(data []byte) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return fmt.Errorf("%w: it is empty", ErrNotExchange)
	}
	var err error
	if !json.Valid(data) { // which, other than Unmarshal, copies nothing
		var whole json.RawMessage
		err = json.Unmarshal(data, &whole)
	}
	var se *json.SyntaxError
	switch {
	case errors.As(err, &se):
		if strings.IndexByte("{[", bytes.TrimSpace(data)[0]) < 0 {
			return fmt.Errorf("%w: %w", ErrNotExchange, err)
		}
		line, column := position(data, int(se.Offset)-1)
		return &SyntaxError{line, column, err}
	case err != nil:
		return err
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			line, column := position(data, i)
			return &SyntaxError{line, column, errors.New("this is not UTF-8")}
		}
		i += n
	}
	return nil
}

func position(data []byte, offset int) (line, column int) {
	before := data[:max(0, min(offset, len(data)))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

func decoder(data []byte) *json.Decoder {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return d
}

// parser walks through one JSON text that is known to be well-formed, and knows
// where it is.
type parser struct {
	dec     *json.Decoder
	at      []string // the place, as the parts of a JSON pointer
	general []string // the same with * for each index
	unknown map[string]int
}

func (p *parser) enter(part, general string) {
	p.at, p.general = append(p.at, part), append(p.general, general)
}

func (p *parser) leave() {
	p.at, p.general = p.at[:len(p.at)-1], p.general[:len(p.general)-1]
}

// wrong is the error for the place where the parser is.
func (p *parser) wrong(problem, value string) error {
	return recordError(p.at, &model.FieldError{Problem: problem, Value: shorten(value)})
}

// recordError completes err with its place: a list, an index, and the path in
// the record unless err knows that already.
func recordError(at []string, err *model.FieldError) error {
	if err.Field == "" {
		err.Field = strings.Join(at[min(2, len(at)):], "/")
	} else {
		at = append(append([]string{}, at...), strings.Split(err.Field, "/")...)
	}
	var b strings.Builder
	for _, part := range at {
		b.WriteByte('/')
		b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(part))
	}
	return &RecordError{Pointer: b.String(), Err: err}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// header reads the top of the file and returns the lists as they stand there.
func (p *parser) header() (map[string]json.RawMessage, error) {
	found := map[string]json.RawMessage{}
	if t, err := p.dec.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.Join(&KindError{KindJSON, ErrNotExchange}, err)
	}
	for p.dec.More() {
		t, err := p.dec.Token()
		if err != nil {
			return nil, err
		}
		key, _ := t.(string)
		if _, twice := found[key]; twice {
			return nil, recordError([]string{key}, &model.FieldError{Problem: model.ProblemDuplicate})
		}
		var raw json.RawMessage
		if err := p.dec.Decode(&raw); err != nil {
			return nil, err
		}
		found[key] = raw
	}
	var format string
	if err := json.Unmarshal(found["format"], &format); err != nil || format != exchangeFormat {
		return nil, &KindError{kindOfJSON(found), ErrNotExchange}
	}
	at := []string{"version"}
	if found["version"] == nil {
		return nil, recordError(at, &model.FieldError{Problem: model.ProblemMissing})
	}
	version, err := strconv.ParseFloat(string(found["version"]), 64)
	switch text := shorten(string(found["version"])); {
	case err == nil && version > exchangeVersion:
		return nil, fmt.Errorf("%w: its format is %s, this program reads %d", ErrNewerExchange, text, exchangeVersion)
	case err != nil:
		return nil, recordError(at, &model.FieldError{Problem: model.ProblemType, Value: text})
	case version != exchangeVersion:
		return nil, recordError(at, &model.FieldError{Problem: model.ProblemRange, Value: text})
	}
	for key := range found {
		switch key {
		case "format", "version", "exported_at", "hamsters", "harnesses", "fit_checks", "stage_changes", "sessions", "enrichments":
		default:
			p.unknown["/"+key]++
		}
	}
	return found, nil
}

// readList reads one of the lists of records, each of them through check.
func readList[T any](top *parser, lists map[string]json.RawMessage, key string, fields []field[T], need bool,
	check func(p *parser, r *T) error,
) ([]stored[T], error) {
	raw, ok := lists[key]
	if !ok {
		if need {
			return nil, recordError([]string{key}, &model.FieldError{Problem: model.ProblemMissing})
		}
		return nil, nil
	}
	p := &parser{dec: decoder(raw), unknown: top.unknown}
	p.enter(key, key)
	var out []stored[T]
	seen := map[model.ID]bool{}
	null, err := p.list(func() error {
		r, f, err := readRecord(p, fields)
		if err != nil {
			return err
		}
		id := *idOf(&r)
		if seen[id] {
			p.enter("id", "id")
			return p.wrong(model.ProblemDuplicate, id.String())
		}
		seen[id] = true
		out = append(out, stored[T]{record: r, form: f})
		return check(p, &r)
	})
	if null && need {
		return nil, p.wrong(model.ProblemType, formNull)
	}
	return out, err
}

// idOf returns the id of a record of the exchange format.
func idOf(record any) *model.ID {
	switch r := record.(type) {
	case *model.Hamster:
		return &r.ID
	case *model.Harness:
		return &r.ID
	case *model.FitCheck:
		return &r.ID
	case *model.StageChange:
		return &r.ID
	case *model.Session:
		return &r.ID
	case *model.Enrichment:
		return &r.ID
	}
	return nil
}

// checked completes what the record's own check finds with its place.
func checked[T interface{ Validate() error }](p *parser, r *T) error {
	err := (*r).Validate()
	var fe *model.FieldError
	if errors.As(err, &fe) {
		return recordError(p.at, fe)
	}
	return err
}

// checkedSession is [checked] for a session, which must have ended.
func checkedSession(p *parser, s *model.Session) error {
	if s.End == model.EndNone {
		return recordError(p.at, &model.FieldError{Field: "end_reason", Problem: model.ProblemMissing})
	}
	return checked(p, s)
}

// readRecord reads one object by the table of its fields. Keys that no table
// knows are counted and passed over.
func readRecord[T any](p *parser, fields []field[T]) (r T, f form, err error) {
	t, err := p.dec.Token()
	if err != nil {
		return r, nil, err
	}
	if t != json.Delim('{') {
		return r, nil, p.wrong(model.ProblemType, tokenText(t))
	}
	f = form{}
	var seen uint64
	for p.dec.More() {
		t, err := p.dec.Token()
		if err != nil {
			return r, nil, err
		}
		key, _ := t.(string)
		p.enter(key, key)
		n := indexOf(fields, key)
		if n < 0 {
			p.unknown["/"+strings.Join(p.general, "/")]++
			var passed json.RawMessage
			if err := p.dec.Decode(&passed); err != nil {
				return r, nil, err
			}
			p.leave()
			continue
		}
		if seen&(1<<n) != 0 {
			return r, nil, p.wrong(model.ProblemDuplicate, "")
		}
		seen |= 1 << n
		how, err := fields[n].read(p, &r, f)
		if err != nil {
			return r, nil, err
		}
		if how != "" {
			if fields[n].need && how == formNull {
				return r, nil, p.wrong(model.ProblemMissing, how)
			}
			if fields[n].standIn != nil {
				fields[n].standIn(&r)
			}
			if !fields[n].need {
				f[key] = how
			}
		}
		p.leave()
	}
	if _, err := p.dec.Token(); err != nil { // }
		return r, nil, err
	}
	for n, field := range fields {
		switch {
		case seen&(1<<n) != 0:
		case field.need:
			p.enter(field.key, field.key)
			return r, nil, p.wrong(model.ProblemMissing, "")
		case field.standIn != nil:
			field.standIn(&r)
			f[field.key] = formAbsent
		}
	}
	return r, f, nil
}

func indexOf[T any](fields []field[T], key string) int {
	for i, f := range fields {
		if f.key == key {
			return i
		}
	}
	return -1
}

// list walks through a list.
func (p *parser) list(each func() error) (null bool, err error) {
	t, err := p.dec.Token()
	if err != nil || t == nil {
		return true, err
	}
	if t != json.Delim('[') {
		return false, p.wrong(model.ProblemType, tokenText(t))
	}
	for i := 0; p.dec.More(); i++ {
		p.enter(strconv.Itoa(i), "*")
		if err := each(); err != nil {
			return false, err
		}
		p.leave()
	}
	_, err = p.dec.Token() // ]
	return false, err
}

func (p *parser) text() (v string, null bool, err error) {
	t, err := p.dec.Token()
	if err != nil || t == nil {
		return "", true, err
	}
	v, ok := t.(string)
	if !ok {
		return "", false, p.wrong(model.ProblemType, tokenText(t))
	}
	return v, false, nil
}

func (p *parser) flag() (v, null bool, err error) {
	t, err := p.dec.Token()
	if err != nil || t == nil {
		return false, true, err
	}
	v, ok := t.(bool)
	if !ok {
		return false, false, p.wrong(model.ProblemType, tokenText(t))
	}
	return v, false, nil
}

// number returns a finite number and how it was written.
func (p *parser) number() (v float64, text string, null bool, err error) {
	t, err := p.dec.Token()
	if err != nil || t == nil {
		return 0, "", true, err
	}
	n, ok := t.(json.Number)
	if !ok {
		return 0, "", false, p.wrong(model.ProblemType, tokenText(t))
	}
	v, err = n.Float64()
	if err != nil || math.IsInf(v, 0) {
		return 0, "", false, p.wrong(model.ProblemRange, n.String())
	}
	return v, n.String(), false, nil
}

// id reads a UUID in its usual form of 36 characters.
func (p *parser) id(text string) (model.ID, error) {
	if len(text) == 36 {
		if id, err := uuid.Parse(text); err == nil && id != (model.ID{}) {
			return id, nil
		}
	}
	return model.ID{}, p.wrong(model.ProblemForm, text)
}

func tokenText(t json.Token) string { return fmt.Sprint(t) }
