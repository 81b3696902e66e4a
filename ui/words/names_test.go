package words_test

import (
	"testing"
	"time"

	"calmster/model"
	"calmster/ui/words"
)

func TestHamstersOfOneNameAreToldApart(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	syrian, other := model.SpeciesSyrian, model.SpeciesOther
	for name, c := range map[string]struct {
		hamsters []model.Hamster
		want     []string
	}{
		"different names": {[]model.Hamster{{Name: "Pip"}, {Name: "Nut"}}, []string{"Pip", "Nut"}},
		"by species":      {[]model.Hamster{{Name: "Pip", Species: syrian}, {Name: "pip ", Species: other}}, []string{"Pip (Syrian)", "pip (Another kind)"}},
		"by birth": {
			[]model.Hamster{{Name: "Pip", Species: syrian, Born: day(1)}, {Name: "Pip", Species: syrian, Born: day(2)}, {Name: "Nut"}},
			[]string{"Pip (1 Mar 2026)", "Pip (2 Mar 2026)", "Nut"},
		},
		"by when they came": {
			[]model.Hamster{{Name: "Pip", Species: syrian, CreatedAt: day(3)}, {Name: "Pip", Species: syrian, CreatedAt: day(4)}},
			[]string{"Pip (3 Mar 2026)", "Pip (4 Mar 2026)"},
		},
		"by nothing else": {
			[]model.Hamster{{Name: "Pip", Species: syrian}, {Name: "Pip", Species: syrian}},
			[]string{"Pip (…000001)", "Pip (…000002)"},
		},
	} {
		for i := range c.hamsters {
			c.hamsters[i].ID = model.ID{15: byte(i + 1)}
		}
		got := words.Names(c.hamsters)
		for i, h := range c.hamsters {
			if got[h.ID] != c.want[i] {
				t.Errorf("%s: %q, want %q", name, got[h.ID], c.want[i])
			}
		}
	}
}
