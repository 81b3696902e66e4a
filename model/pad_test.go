package model_test

import (
	"slices"
	"strings"
	"testing"

	"calmster/model"
)

// A pad never loses a sign of the catalogue, whatever was kept of it.
func TestAPadHoldsTheWholeCatalogue(t *testing.T) {
	for _, text := range []string{
		"", "{}", `{"stress":["rolling","rolling","no_such","custom:hisses"],"treats":["spinach","custom:pumpkin-seed"]}`,
	} {
		p, err := model.ParsePad(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range model.StressSigns() {
			if n := count(p.Stress, s.Key); n != 1 {
				t.Errorf("%s: %s is there %d times", text, s.Key, n)
			}
		}
		if slices.Contains(p.Stress, "no_such") {
			t.Errorf("%s: something unknown is offered", text)
		}
		again, err := model.ParsePad(p.Text())
		if err != nil || again.Text() != p.Text() {
			t.Errorf("%s: not kept as it was: %v", text, err)
		}
	}
	if p, err := model.ParsePad("{"); err == nil || p.Text() != model.DefaultPad().Text() {
		t.Error("a broken pad is not told, or leaves nothing to tap")
	}
}

func count(all []string, one string) (n int) {
	for _, s := range all {
		if s == one {
			n++
		}
	}
	return n
}

func TestOwnCodes(t *testing.T) {
	for name, want := range map[string]string{
		"Pumpkin seed": "custom:pumpkin-seed", "  puffs  up! ": "custom:puffs-up", "Fährt hoch": "custom:fährt-hoch", "?!": "", "": "",
	} {
		if got, ok := model.OwnCode(name); got != want || ok != (want != "") {
			t.Errorf("%q: %q", name, got)
		}
	}
	long, _ := model.OwnCode(strings.Repeat("ä", 500))
	e := model.Event{Seq: 1, Kind: model.KindTreat, Code: long}
	if err := e.Validate(nil); err != nil {
		t.Errorf("a long name makes a code that no journal takes: %v", err)
	}
}

func TestOwnCodesComeAndGoAndMove(t *testing.T) {
	p := model.DefaultPad().With(model.KindAct, "custom:hums")
	if p.Acts[len(p.Acts)-1] != "custom:hums" {
		t.Fatalf("acts %v", p.Acts)
	}
	p = p.Moved(model.KindAct, "custom:hums", -100)
	if p.Acts[0] != "custom:hums" {
		t.Errorf("acts %v", p.Acts)
	}
	if q := p.Without(model.KindAct, "water"); !slices.Contains(q.Acts, "water") {
		t.Error("an act of the catalogue was taken off")
	}
	if q := p.Without(model.KindAct, "custom:hums"); slices.Contains(q.Acts, "custom:hums") || !slices.Contains(p.Acts, "custom:hums") {
		t.Error("an own act was not taken off, or off the pad that it came from too")
	}
}

// What was eaten today is counted across the day's sessions, undone treats left
// out.
func TestEatenIsCountedAcrossTheDay(t *testing.T) {
	day := begun
	one := model.Session{StartedAt: day, Events: []model.Event{
		{Seq: 1, Kind: model.KindTreat, Code: "carrot"},
		{Seq: 2, Kind: model.KindTreat, Code: "celery"},
		{Seq: 3, Kind: model.KindUndo, Of: 2},
		{Seq: 4, Kind: model.KindTreat, Code: "sunflower_seed"},
	}}
	yesterday := one
	yesterday.StartedAt = day.AddDate(0, 0, -1)
	got := model.History{Sessions: []model.Session{yesterday, one}}.EatenOn(day, usual).With(one)
	if got.Vegetables != 2 || got.Sparingly != 2 {
		t.Errorf("%+v", got)
	}
}
