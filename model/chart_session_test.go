package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"calmster/model"
)

func TestChartOfASession(t *testing.T) {
	unwatched := calm(start, goal)
	unwatched.Watch = model.WatchNot
	worry := calm(start, time.Minute)
	worry.End = model.EndWorry
	early := calm(start, 2*time.Minute)
	early.End = model.EndKeeper
	found := calm(start, 2*time.Minute)
	found.End = model.EndInterrupted
	foundLate := calm(start, goal)
	foundLate.End = model.EndInterrupted
	foundWatched := foundLate
	foundWatched.Watch = model.WatchWhole
	unwatchedSign := stressed(start, time.Minute)
	unwatchedSign.Watch = model.WatchNot
	noSign := calm(start, time.Minute)
	noSign.End = model.EndStress
	for name, tt := range map[string]struct {
		session model.Session
		shape   model.Shape
		y       float64
		says    string
	}{
		"calm to the goal":             {calm(start, goal), model.ShapeRing, 300, "Time=format.at_least Time=5m0s"},
		"calm but short":               {early, model.ShapeRing, 120, "Time=format.at_least Time=2m0s"},
		"a sign":                       {stressed(start, 90*time.Second), model.ShapeDiamond, 90, "chart.then Sign=sign.freezing.past"},
		"a sign after the goal":        {stressed(start, 320*time.Second), model.ShapeDiamond, 320, "Time=chart.time Time=5m20s"},
		"stress without a sign":        {noSign, model.ShapeDiamond, 60, "end.stress.short"},
		"a sign, not watched":          {unwatchedSign, model.ShapeDiamond, 60, "sign.freezing"},
		"worry before the goal":        {worry, model.ShapeOpenDiamond, 60, "end.worry.short"},
		"not watched":                  {unwatched, model.ShapeCross, 300, "end.unwatched"},
		"found unfinished":             {found, model.ShapeCross, 120, "end.interrupted.short"},
		"found after the goal":         {foundLate, model.ShapeCross, 300, "end.interrupted.short"},
		"found, and it was watched":    {foundWatched, model.ShapeRing, 300, "format.at_least"},
		"lasted beyond all measure":    {calm(start, 8*time.Hour), model.ShapeRing, 750, "Time=8h0m0s"},
		"stressed at once, in no time": {stressed(start, 0), model.ShapeDiamond, 0, "Time=0s"},
	} {
		c := model.ToleranceChart(wear(tt.session), model.StageWear, model.DefaultRules(), plain)
		if len(c.Points) != 1 {
			t.Errorf("%s: %d points", name, len(c.Points))
			continue
		}
		p := c.Points[0]
		if got := c.Series[p.Series].Shape; got != tt.shape {
			t.Errorf("%s: marked %s, want %s", name, got, tt.shape)
		}
		if p.Y != tt.y {
			t.Errorf("%s: at %v s, want %v", name, p.Y, tt.y)
		}
		if beyond := tt.session.CalmTime().For.Seconds() > c.Y.Max; p.Beyond != beyond {
			t.Errorf("%s: beyond is %v", name, p.Beyond)
		}
		if tip := strings.Join(c.Tip(0), "\n"); !strings.Contains(tip, tt.says) {
			t.Errorf("%s: tip %q does not say %q", name, tip, tt.says)
		}
		if p.ID != tt.session.ID {
			t.Errorf("%s: opens another session", name)
		}
	}
}

func TestTipTellsTheRest(t *testing.T) {
	s := stressed(start, time.Minute)
	s.Place, s.Note = model.PlacePlaypen, "door\nbell "+strings.Repeat("x", 200)
	s.Events = append(s.Events,
		model.Event{Seq: 2, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 3, Kind: model.KindTreat, Code: "oats"},
		model.Event{Seq: 4, Kind: model.KindUndo, Of: 3})
	tip := model.ToleranceChart(wear(s), model.StageWear, model.DefaultRules(), plain).Tip(0)
	want := []string{
		"format.when Day=chart.day_year Day=format.day Day=5 Month=month.10 Weekday=weekday.1 Year=2026 Time=20:15",
		"chart.calm Time=chart.time Time=1m0s", "chart.then Sign=sign.freezing.past", "chart.treats N=1 · place.playpen",
	}
	if !slices.Equal(tip[:4], want) {
		t.Errorf("%q, want %q", tip[:4], want)
	}
	if note := []rune(tip[4]); len(note) != 80 || !strings.HasPrefix(tip[4], "door bell xx") || !strings.HasSuffix(tip[4], "…") {
		t.Errorf("note %q", tip[4])
	}
}
