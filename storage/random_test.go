package storage_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/uuid"

	"calmster/model"
)

// object is a JSON object under construction.
type object map[string]any

// random writes journals that hold anything the format allows.
type random struct{ *rand.Rand }

func (r random) id() string {
	var id uuid.UUID
	for i := range id {
		id[i] = byte(r.Uint32())
	}
	return id.String()
}

func pick[T any](r random, from ...T) T { return from[r.IntN(len(from))] }

// maybe sets a key most of the time, sometimes to one of the blanks, and
// sometimes not at all.
func (r random) maybe(o object, key string, value any, blanks ...any) {
	switch n := r.IntN(6); {
	case n == 0:
	case n == 1 && len(blanks) > 0:
		o[key] = pick(r, blanks...)
	default:
		o[key] = value
	}
}

func (r random) moment() string {
	zone := pick(r, "Z", "+00:00", "+02:00", "-11:30", "+05:45", "+14:00")
	fraction := pick(r, "", "", "", ".5", ".007", ".25")
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d%s%s", 1971+r.IntN(200), 1+r.IntN(12), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), fraction, zone)
}

func (r random) text() string {
	return pick(r, "soft", "line\nline", `"quoted" \ <b>&`, "Mäuschen 🐹 \u2028", "=1+1", " ", strings.Repeat("é", 300), "İstanbul 20 K", "Istanbul", "i̇stanbul k")
}

// seconds returns a number with at most three decimals, up to most.
func (r random) seconds(most float64) json.Number {
	scale := pick(r, 1, 1, 10, 10, 1000)
	v := float64(r.IntN(int(most)*scale+1)) / float64(scale)
	b, _ := json.Marshal(v)
	return json.Number(b)
}

func (r random) journal() string {
	var hamsters, harnesses, checks, changes, sessions []object
	stage := func() any { return model.Ladder()[r.IntN(8)].Key }
	for range 1 + r.IntN(4) {
		h := object{"id": r.id(), "name": "H" + r.text()[:1] + pick(r, "", " ö", "'")}
		r.maybe(h, "photo", base64.StdEncoding.EncodeToString(picture(1+r.IntN(40), 1+r.IntN(40))), "", nil)
		r.maybe(h, "species", pick(r, model.AllSpecies()...), "", nil)
		r.maybe(h, "stage", stage(), "", nil)
		r.maybe(h, "born", r.moment()[:10], nil)
		r.maybe(h, "notes", r.text(), "", nil)
		for _, key := range []string{"created_at", "updated_at", "archived_at"} {
			r.maybe(h, key, r.moment(), nil)
		}
		hamsters = append(hamsters, h)
	}
	hamster := func() any { return pick(r, hamsters...)["id"] }
	for range r.IntN(3) {
		h := object{"id": r.id(), "hamster_id": hamster(), "style": pick(r, model.Styles()...).Key}
		r.maybe(h, "label", r.text()[:1], "", nil)
		r.maybe(h, "fastener", pick(r, model.Fasteners()...), "", nil)
		r.maybe(h, "notes", r.text(), "", nil)
		r.maybe(h, "retired_at", r.moment(), nil)
		r.maybe(h, "updated_at", r.moment(), nil)
		harnesses = append(harnesses, h)
		c := object{"id": r.id(), "harness_id": h["id"], "at": r.moment()}
		for _, key := range model.FitPoints() {
			c[key] = r.IntN(2) == 0
		}
		r.maybe(c, "note", r.text(), "", nil)
		r.maybe(c, "updated_at", r.moment(), nil)
		checks = append(checks, c)
	}
	for range r.IntN(3) {
		c := object{"id": r.id(), "hamster_id": hamster(), "at": r.moment(), "from": stage(), "to": stage()}
		r.maybe(c, "verdict", pick(r, model.Verdicts()...), "", nil)
		r.maybe(c, "reason", r.text(), "", nil)
		changes = append(changes, c)
	}
	for range r.IntN(6) {
		duration := r.seconds(600)
		most, _ := duration.Float64()
		s := object{
			"id": r.id(), "hamster_id": hamster(), "stage": stage(), "started_at": r.moment(), "duration_s": duration,
			"end_reason": pick(r, append(model.EndReasons(), model.EndInterrupted)...),
		}
		if len(harnesses) > 0 {
			r.maybe(s, "harness_id", pick(r, harnesses...)["id"], nil)
		}
		r.maybe(s, "planned_s", r.seconds(600), json.Number("0"), nil)
		r.maybe(s, "place", pick(r, model.Places()...), "", nil)
		r.maybe(s, "temperature_c", pick(r, json.Number("21.5"), "0", "-3", "18"), nil)
		r.maybe(s, "note", r.text(), "", nil)
		r.maybe(s, "watched", r.IntN(2) == 0, nil)
		r.maybe(s, "updated_at", r.moment(), nil)
		events := []object{}
		for range r.IntN(6) {
			events = append(events, r.event(len(events)+1, most))
		}
		r.maybe(s, "events", events, []object{})
		sessions = append(sessions, s)
	}
	codes := func(from ...string) []string {
		out := make([]string, 1+r.IntN(3))
		for i := range out {
			out[i] = pick(r, append(from, "custom:own one")...)
		}
		return out
	}
	var others []object
	for range r.IntN(3) {
		e := object{
			"id": r.id(), "hamster_id": hamster(), "kind": pick(r, model.Alternatives()...), "started_at": r.moment(),
			"duration_s": r.seconds(3600),
		}
		r.maybe(e, "temperature_c", pick(r, json.Number("21.5"), "0"), nil)
		r.maybe(e, "comfort", codes("exploring", "grooming"), []string{}, nil)
		r.maybe(e, "stress", codes("freezing"), []string{}, nil)
		r.maybe(e, "treats", codes("oats", "oats", "carrot"), []string{}, nil)
		r.maybe(e, "note", r.text(), "", nil)
		r.maybe(e, "updated_at", r.moment(), nil)
		others = append(others, e)
	}
	file := object{"format": "calmster-journal", "version": 1, "hamsters": hamsters, "sessions": append([]object{}, sessions...)}
	r.maybe(file, "harnesses", harnesses)
	for _, list := range []struct {
		key string
		of  []object
	}{{"fit_checks", checks}, {"stage_changes", changes}, {"enrichments", others}} {
		if len(list.of) > 0 {
			file[list.key] = list.of
		}
	}
	if len(harnesses) > 0 {
		file["harnesses"] = harnesses // others refer to them
	}
	b, err := json.Marshal(file)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func (r random) event(seq int, most float64) object {
	e := object{"seq": seq, "at_s": r.seconds(most)}
	kind := pick(r, model.KindStress, model.KindComfort, model.KindTreat, model.KindAct, model.KindNote, model.KindPause, model.KindUndo)
	code := ""
	switch kind {
	case model.KindStress:
		code = pick(r, model.StressSigns()...).Key
	case model.KindComfort:
		code = pick(r, model.ComfortSigns()...).Key
	case model.KindTreat:
		code = pick(r, model.Treats()...).Key
	case model.KindAct:
		code = pick(r, model.DefaultPad().Acts...)
	case model.KindUndo:
		if seq == 1 {
			kind = model.KindResume
		} else {
			e["of"] = 1 + r.IntN(seq-1)
		}
	}
	e["kind"] = kind
	if code != "" {
		e["code"] = pick(r, code, code, "custom:own_one")
	} else {
		r.maybe(e, "code", nil, "", nil)
	}
	r.maybe(e, "note", r.text(), "", nil)
	return e
}

func TestAnyJournalComesBackAsItWas(t *testing.T) {
	s := schema(t)
	for seed := range uint64(60) {
		file := random{rand.New(rand.NewPCG(seed, 7))}.journal()
		valid(t, s, file)
		j := mustOpen(t, "")
		mustImport(t, j, file)
		out := mustExport(t, j)
		sameFile(t, out, file)
		valid(t, s, out)
		if again := mustImport(t, j, file); again.Changed() || len(again.Differences) > 0 {
			t.Errorf("the second import: %+v", again)
		}
		if found, err := j.Check(t.Context()); err != nil || len(found) > 0 {
			t.Errorf("check: %v %v", found, err)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, file)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
