package words

import (
	"strings"
	"time"

	"calmster/model"
)

// Names returns what each hamster is called where one is to be told from the
// others: its name and, where others have the same, the first of these that
// tells all of them apart: species, day of birth, the day it came into the
// journal, the end of its id.
func Names(all []model.Hamster) map[model.ID]string {
	alike := map[string][]model.Hamster{}
	for _, h := range all {
		key := strings.ToLower(strings.TrimSpace(h.Name))
		alike[key] = append(alike[key], h)
	}
	out := make(map[model.ID]string, len(all))
	for _, group := range alike {
		more := toldApart(group)
		for i, h := range group {
			out[h.ID] = h.Name
			if len(group) > 1 {
				out[h.ID] = T("hamster.told_apart", model.Args{"Name": strings.TrimSpace(h.Name), "By": more[i]})
			}
		}
	}
	return out
}

// toldApart returns something of each hamster that no other one of them has.
func toldApart(group []model.Hamster) (by []string) {
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return Date(t)
	}
	for _, of := range []func(model.Hamster) string{
		func(h model.Hamster) string { return T("species."+string(h.Species), nil) },
		func(h model.Hamster) string { return day(h.Born) },
		func(h model.Hamster) string { return day(h.CreatedAt) },
	} {
		by = by[:0]
		seen := map[string]bool{"": true}
		for _, h := range group {
			text := of(h)
			if seen[text] {
				break
			}
			seen[text] = true
			by = append(by, text)
		}
		if len(by) == len(group) {
			return by
		}
	}
	by = by[:0]
	for _, h := range group {
		id := h.ID.String()
		by = append(by, "…"+id[len(id)-6:])
	}
	return by
}
