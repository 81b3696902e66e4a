package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Pad is what a keeper's session screen offers, in their order: the catalogue's
// codes and their own. No sign of the catalogue can be taken off it, because
// each of them means that the harness comes off.
type Pad struct {
	Stress  []string `json:"stress"`
	Comfort []string `json:"comfort"`
	Treats  []string `json:"treats"`
	Acts    []string `json:"acts"`
}

// PadKinds are the kinds of a pad, in the order of its rows.
func PadKinds() []Kind { return []Kind{KindStress, KindComfort, KindTreat, KindAct} }

// DefaultPad returns the catalogue in its own order. Treats to avoid are not
// offered; they can be noted all the same.
func DefaultPad() Pad { return Pad{}.complete() }

// Of returns the codes of a kind; nil for a kind that is not on the pad.
func (p *Pad) Of(kind Kind) *[]string {
	switch kind {
	case KindStress:
		return &p.Stress
	case KindComfort:
		return &p.Comfort
	case KindTreat:
		return &p.Treats
	case KindAct:
		return &p.Acts
	}
	return nil
}

// ParsePad reads what [Pad.Text] wrote; an empty text is the default. What is
// not known is left out and what is missing is added, so that a pad of another
// version of the catalogue works.
func ParsePad(text string) (Pad, error) {
	if text == "" {
		return DefaultPad(), nil
	}
	var p Pad
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		return DefaultPad(), fmt.Errorf("read the pad's order: %w", err)
	}
	return p.complete(), nil
}

// Text returns the pad as text to keep.
func (p Pad) Text() string {
	// Lists of strings cannot fail to be written.
	text, _ := json.Marshal(p)
	return string(text)
}

// complete drops what is not known or there twice, and adds what is missing.
func (p Pad) complete() Pad {
	for _, kind := range PadKinds() {
		codes := p.Of(kind)
		var out []string
		for _, c := range append(slices.Clone(*codes), catalogueCodes(kind)...) {
			if known, _ := knownCode(kind, c); known && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
		*codes = out
	}
	return p
}

func catalogueCodes(kind Kind) (out []string) {
	switch kind {
	case KindStress:
		return keysOf(stressSigns)
	case KindComfort:
		return keysOf(comfortSigns)
	case KindAct:
		return keysOf(acts)
	case KindTreat:
		for _, t := range treats {
			if !t.Avoid {
				out = append(out, t.Key)
			}
		}
	}
	return out
}

func keysOf(signs []Sign) (out []string) {
	for _, s := range signs {
		out = append(out, s.Key)
	}
	return out
}

// OwnCode makes the code of a keeper's own sign, act or treat from its name;
// ok is false where nothing of the name can be kept.
func OwnCode(name string) (code string, ok bool) {
	var words []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words = append(words, strings.ToLower(w))
	}
	slug := []rune(strings.Join(words, "-"))
	if len(slug) == 0 {
		return "", false
	}
	return CustomPrefix + string(slug[:min(len(slug), MaxName-len(CustomPrefix))]), true
}

// With returns the pad with an own code added at the end of its kind.
func (p Pad) With(kind Kind, code string) Pad {
	p = p.clone()
	if codes := p.Of(kind); codes != nil {
		*codes = append(*codes, code)
	}
	return p.complete()
}

// Without returns the pad without an own code. One of the catalogue stays.
func (p Pad) Without(kind Kind, code string) Pad {
	p = p.clone()
	if codes := p.Of(kind); codes != nil {
		*codes = slices.DeleteFunc(*codes, func(c string) bool { return c == code && Custom(c) })
	}
	return p
}

// Moved returns the pad with a code moved by so many places, as far as there
// are any.
func (p Pad) Moved(kind Kind, code string, by int) Pad {
	p = p.clone()
	codes := p.Of(kind)
	if codes == nil {
		return p
	}
	i := slices.Index(*codes, code)
	if i < 0 {
		return p
	}
	to := min(max(0, i+by), len(*codes)-1)
	*codes = slices.Insert(slices.Delete(*codes, i, i+1), to, code)
	return p
}

func (p Pad) clone() Pad {
	return Pad{slices.Clone(p.Stress), slices.Clone(p.Comfort), slices.Clone(p.Treats), slices.Clone(p.Acts)}
}
