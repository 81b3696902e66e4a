package storage

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"time"

	"calmster/internal/photo"
	"calmster/model"
)

// field is one key of a record of the exchange format.
type field[T any] struct {
	key string
	// need is whether a record without the key is refused.
	need bool
	// standIn gives a record that lacks the key a value that the model needs;
	// nil where the key may simply be missing.
	standIn func(*T)
	// blank is whether the value says nothing, or is the stand-in.
	blank func(*T) bool
	// read takes the value; it returns how nothing was written, "" where
	// something was.
	read func(*parser, *T, form) (how string, err error)
	// write appends the value.
	write func([]byte, *T, form) []byte
}

// needed is f where a record without the key is refused.
func (f field[T]) needed() field[T] {
	f.need = true
	return f
}

// or is f where a value stands in for a key that is missing.
func (f field[T]) or(standIn func(*T), blank func(*T) bool) field[T] {
	f.standIn, f.blank = standIn, blank
	return f
}

// appendRecord writes a record as a JSON object with the keys that it had.
func appendRecord[T any](b []byte, fields []field[T], r *T, f form) []byte {
	b = append(b, '{')
	first := true
	for _, field := range fields {
		how := ""
		if !field.need && field.blank(r) {
			how = f[field.key]
			if how == formAbsent || how == "" && field.standIn == nil {
				continue
			}
		}
		if !first {
			b = append(b, ',', ' ')
		}
		first = false
		b = append(b, '"')
		b = append(b, field.key...)
		b = append(b, '"', ':', ' ')
		if how != "" {
			b = append(b, how...)
		} else {
			b = field.write(b, r, f)
		}
	}
	return append(b, '}')
}

func textField[T any, S ~string](key string, of func(*T) *S) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return *of(r) == "" },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, null, err := p.text()
			if null {
				return formNull, err
			}
			*of(r) = S(v)
			if v == "" {
				return formEmpty, err
			}
			return "", err
		},
		write: func(b []byte, r *T, _ form) []byte { return appendText(b, string(*of(r))) },
	}
}

func idField[T any](key string, of func(*T) *model.ID) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return *of(r) == model.ID{} },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, null, err := p.text()
			if null || err != nil {
				return formNull, err
			}
			*of(r), err = p.id(v)
			return "", err
		},
		write: func(b []byte, r *T, _ form) []byte { return appendText(b, of(r).String()) },
	}
}

func momentField[T any](key string, of func(*T) *time.Time) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return of(r).IsZero() },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, null, err := p.text()
			if null || err != nil {
				return formNull, err
			}
			var t time.Time
			if err := t.UnmarshalText([]byte(v)); err != nil {
				return "", p.wrong(model.ProblemForm, v)
			}
			if !t.After(time.Time{}) { // which stands for none
				return "", p.wrong(model.ProblemRange, v)
			}
			// Go takes a time with the offset of this computer, and one written
			// with +00:00, for something else than what was written.
			if v[len(v)-1] != 'Z' {
				_, offset := t.Zone()
				t = t.In(time.FixedZone("", offset))
			}
			*of(r) = kept(t)
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte { return appendMoment(b, *of(r)) },
	}
}

func dayField[T any](key string, of func(*T) *time.Time) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return of(r).IsZero() },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, null, err := p.text()
			if null || err != nil {
				return formNull, err
			}
			if *of(r), err = time.Parse(time.DateOnly, v); err != nil {
				return "", p.wrong(model.ProblemForm, v)
			}
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte { return appendText(b, of(r).Format(time.DateOnly)) },
	}
}

func flagField[T any](key string, of func(*T) *bool) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return !*of(r) },
		read: func(p *parser, r *T, _ form) (how string, err error) {
			v, null, err := p.flag()
			if null {
				return formNull, err
			}
			*of(r) = v
			return "", err
		},
		write: func(b []byte, r *T, _ form) []byte { return strconv.AppendBool(b, *of(r)) },
	}
}

// watchedField is what the keeper said of whether the animal was watched; a
// session of which nothing was said lacks the key.
func watchedField() field[model.Session] {
	return field[model.Session]{
		key:   "watched",
		blank: func(s *model.Session) bool { return s.Watch == model.WatchUnsaid },
		read: func(p *parser, s *model.Session, _ form) (string, error) {
			v, null, err := p.flag()
			switch {
			case null || err != nil:
				return formNull, err
			case v:
				s.Watch = model.WatchWhole
			default:
				s.Watch = model.WatchNot
			}
			return "", nil
		},
		write: func(b []byte, s *model.Session, _ form) []byte {
			return strconv.AppendBool(b, s.Watch == model.WatchWhole)
		},
	}
}

// secondsField is a duration in seconds; the journal keeps whole milliseconds.
func secondsField[T any](key string, of func(*T) *time.Duration) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return *of(r) == 0 },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, text, null, err := p.number()
			if null || err != nil {
				return formNull, err
			}
			if !(v >= 0 && v <= model.MaxDuration.Seconds()) {
				return "", p.wrong(model.ProblemRange, text)
			}
			*of(r) = millis(int64(math.Round(v * 1000)))
			if *of(r) == 0 {
				return formZero, nil
			}
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte {
			return strconv.AppendFloat(b, float64(of(r).Milliseconds())/1000, 'f', -1, 64)
		},
	}
}

// photoField is a hamster's photo in base64. What it shows is checked when it
// is read, as there is no other moment at which its place in the file is known.
func photoField() field[model.Hamster] {
	return field[model.Hamster]{
		key:   "photo",
		blank: func(h *model.Hamster) bool { return len(h.Photo) == 0 },
		read: func(p *parser, h *model.Hamster, _ form) (string, error) {
			v, null, err := p.text()
			switch {
			case null || err != nil:
				return formNull, err
			case v == "":
				return formEmpty, nil
			}
			h.Photo, err = base64.StdEncoding.Strict().DecodeString(v)
			if err != nil || photo.Check(h.Photo) != nil {
				return "", p.wrong(model.ProblemPicture, "")
			}
			return "", nil
		},
		write: func(b []byte, h *model.Hamster, _ form) []byte {
			b = base64.StdEncoding.AppendEncode(append(b, '"'), h.Photo)
			return append(b, '"')
		},
	}
}

func numberField[T any](key string, of func(*T) **float64) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return *of(r) == nil },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, _, null, err := p.number()
			if null || err != nil {
				return formNull, err
			}
			*of(r) = &v
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte { return strconv.AppendFloat(b, **of(r), 'g', -1, 64) },
	}
}

func countField[T any](key string, of func(*T) *int) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return *of(r) == 0 },
		read: func(p *parser, r *T, _ form) (string, error) {
			v, text, null, err := p.number()
			if null || err != nil {
				return formNull, err
			}
			if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32 {
				return "", p.wrong(model.ProblemRange, text)
			}
			*of(r) = int(v)
			if v == 0 {
				return formZero, nil
			}
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte { return strconv.AppendInt(b, int64(*of(r)), 10) },
	}
}

// codesField is a list of codes of signs or treats.
func codesField[T any](key string, of func(*T) *[]string) field[T] {
	return field[T]{
		key:   key,
		blank: func(r *T) bool { return len(*of(r)) == 0 },
		read: func(p *parser, r *T, _ form) (string, error) {
			null, err := p.list(func() error {
				code, null, err := p.text()
				if null && err == nil {
					err = p.wrong(model.ProblemType, formNull)
				}
				*of(r) = append(*of(r), code)
				return err
			})
			switch {
			case null || err != nil:
				return formNull, err
			case len(*of(r)) == 0:
				return formNone, nil
			}
			return "", nil
		},
		write: func(b []byte, r *T, _ form) []byte {
			b = append(b, '[')
			for i, code := range *of(r) {
				if i > 0 {
					b = append(b, ',', ' ')
				}
				b = appendText(b, code)
			}
			return append(b, ']')
		},
	}
}

// eventsField is a session's log. What the form says of the keys of an event
// stands in the session's form, under "2.note".
func eventsField() field[model.Session] {
	return field[model.Session]{
		key:     "events",
		standIn: func(*model.Session) {},
		blank:   func(s *model.Session) bool { return len(s.Events) == 0 },
		read: func(p *parser, s *model.Session, f form) (string, error) {
			null, err := p.list(func() error {
				e, forms, err := readRecord(p, eventFields)
				s.Events = append(s.Events, e)
				for key, how := range forms {
					f[eventForm(len(s.Events), key)] = how
				}
				return err
			})
			if null {
				return formNull, err
			}
			return "", err
		},
		write: func(b []byte, s *model.Session, f form) []byte {
			b = append(b, '[')
			for i := range s.Events {
				if i > 0 {
					b = append(b, ',', ' ')
				}
				var of form
				for _, key := range []string{"code", "of", "note"} {
					if how, ok := f[eventForm(i+1, key)]; ok {
						if of == nil {
							of = form{}
						}
						of[key] = how
					}
				}
				b = appendRecord(b, eventFields, &s.Events[i], of)
			}
			return append(b, ']')
		},
	}
}

func eventForm(seq int, key string) string { return strconv.Itoa(seq) + "." + key }

func appendText(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil { // cannot be: any string can be written
		return append(b, formEmpty...)
	}
	return append(b, quoted...)
}

// momentLayout is RFC 3339 to the millisecond.
const momentLayout = "2006-01-02T15:04:05.999"

func appendMoment(b []byte, t time.Time) []byte {
	b = t.AppendFormat(append(b, '"'), momentLayout)
	if t.Location() == time.UTC {
		b = append(b, 'Z')
	} else {
		b = t.AppendFormat(b, "-07:00")
	}
	return append(b, '"')
}
