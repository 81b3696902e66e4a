package guide_test

import (
	"slices"
	"strings"
	"testing"

	"calmster/assets"
	"calmster/model"
	"calmster/ui/guide"
	"calmster/ui/words"
)

func pages(t *testing.T, lang string) (out []guide.Page) {
	t.Helper()
	found, err := assets.GuidePages(lang)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		out = append(out, guide.Page{Key: p.Key, Title: p.Title, Body: p.Body})
	}
	return out
}

// block is what the guide says at a place.
func block(t *testing.T, lang string, at guide.Place) string {
	t.Helper()
	for _, p := range pages(t, lang) {
		if p.Key == at.Page {
			return assets.Blocks(p.Body)[at.Block]
		}
	}
	t.Fatalf("no page %q", at.Page)
	return ""
}

// Each “why?” leads to a place that tells of it.
func TestEveryWhyLeadsSomewhere(t *testing.T) {
	lead := func(f guide.Fact) {
		if _, _, err := assets.GuidePlace(string(f)); err != nil {
			t.Error(err)
		}
	}
	for _, g := range model.Gates(model.StagePen, model.PlaceYard) {
		lead(guide.OfGate(g.Key))
	}
	lead(guide.OfGate("temperature"))
	for _, s := range model.Ladder() {
		for _, v := range model.Verdicts() {
			lead(guide.OfVerdict(s.Key, v))
		}
		for key := range reasons(t) {
			lead(guide.OfReason(s.Key, model.Reason{Key: key}))
		}
	}
	for lang, want := range map[string]string{"en": "ivy", "de": "Efeu", "es": "hiedra", "fr": "lierre"} {
		if said := block(t, lang, guide.OfGate("plants").Place()); !strings.Contains(said, want) {
			t.Errorf("%s: the check of plants leads to %q", lang, said)
		}
	}
}

// reasons are the keys of all that a verdict can say.
func reasons(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, name := range []string{
		"sessions", "days", "days_nights", "run", "run_on", "run_one", "chance", "sessions_all", "chance_all", "last_stage", "fair_try", "stepped_down",
		"stressed", "stressed_on", "flag_rolling", "flag_biting_out", "flag_since", "gap", "too_short", "third", "unwatched", "left_out", "since",
		"alternatives", "if_stress_practise", "if_stress_shorten", "if_stress_step_down", "if_stress_pause", "lift", "more_calm", "more_calm_over",
	} {
		key := "reason." + name
		if words.T(key, model.Args{"N": 1}) == key {
			t.Errorf("there is no %s", key)
		}
		out[key] = true
	}
	return out
}

func TestSearchFindsSentences(t *testing.T) {
	for _, c := range []struct{ lang, wanted, page, sentence string }{
		{"en", "spinach", "treats", "Spinach."},
		{"en", "VELCRO fastener", "equipment", "Velcro is the best fastener."},
		{"en", "30 cm", "pen", "Leave at most 30 cm (12 inches) of slack on the leash."},
		{"de", "kaeltestarre", "", ""},
		{"de", "kaltestarre zwerg", "outdoors", "Von 15 bis 18 °C sei vorsichtig (unsere Vorgabe, aus der tierärztlichen Literatur): Zwerghamster können schon bei milden Temperaturen in Kältestarre fallen."},
		{"fr", "legumes", "treats", "Verdure et légumes ensemble : au plus une portion de la taille d’une balle rebondissante par jour."},
		{"es", "arnes conejos", "equipment", "Un arnés para conejos o cobayas es demasiado grande."},
		{"en", "  ", "", ""},
		{"en", "xylophone", "", ""},
	} {
		hits := guide.Search(pages(t, c.lang), c.wanted)
		if c.page == "" {
			if len(hits) > 0 {
				t.Errorf("%s, %q: found %+v", c.lang, c.wanted, hits[0])
			}
			continue
		}
		if !slices.ContainsFunc(hits, func(h guide.Hit) bool { return h.Page == c.page && h.Sentence == c.sentence }) {
			t.Errorf("%s, %q: %q is not among %+v", c.lang, c.wanted, c.sentence, hits)
		}
	}
}
