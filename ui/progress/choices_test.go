package progress

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// What is lit is what is drawn and judged: every chart with everything that can
// be chosen for it, also by way of every other chart, for animals with many stages, with one
// and without a session, begun with whatever was chosen last time, in every language.
func TestWhatIsLitIsWhatIsDrawn(t *testing.T) {
	t.Cleanup(func() {
		if err := words.Use("en"); err != nil {
			t.Fatal(err)
		}
	})
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	for _, lang := range words.Languages() {
		if testing.Short() && lang == "en" {
			continue // the one that everything is tried in
		}
		if err := words.Use(lang); err != nil {
			t.Fatal(err)
		}
		story := model.Sample(now, words.T)
		var many, one model.History
		many.Hamster, one.Hamster = story.Hamsters[0], story.Hamsters[0]
		for _, s := range story.Sessions {
			if s.HamsterID != many.Hamster.ID {
				continue
			}
			many.Sessions = append(many.Sessions, s)
			if s.Stage == one.Hamster.Stage {
				one.Sessions = append(one.Sessions, s)
			}
		}
		animals, remembered := []model.History{many, one, {Hamster: one.Hamster}}, []string{"", all}
		if lang != "en" {
			animals, remembered = animals[:1], remembered[:1]
		}
		for _, h := range animals {
			for first := range kinds {
				for _, was := range remembered {
					p := lightUp(t, h, now, kinds[first].key, was)
					p.holds(lang + ", as remembered")
					for _, stage := range append(keysOf(model.Ladder()), all) {
						p.stages.Choose(stage) // one of them is shown
						p.every.Choose(stage)
						p.holds(lang + ", " + stage)
						for second := range kinds {
							if lang == "en" && was == "" && (stage == all || stage == string(h.Hamster.Stage)) && len(h.Sessions) == len(many.Sessions) {
								p.chips.Choose(strconv.Itoa(second))
								p.holds("after another " + stage)
								p.chips.Choose(strconv.Itoa(first))
								p.holds("and back to " + stage)
							}
						}
					}
				}
			}
		}
	}
}

// lit is the screen, of which it is looked at what is lit.
type lit struct {
	*page
	t *testing.T
}

func lightUp(t *testing.T, h model.History, now time.Time, kind, stage string) *lit {
	test.NewTempApp(t).Settings().SetTheme(look.Theme{})
	kept := map[string]string{kindChoice: kind, stageChoice: stage}
	p, _ := build(h, model.DefaultRules(), now, Actions{
		Session: func(model.ID) {}, Work: func(work, done func()) { work(); done() },
		Recall: func(key string) string { return kept[key] }, Remember: func(key, value string) { kept[key] = value },
	})
	return &lit{p, t}
}

// holds fails where something else is lit than what is drawn or judged.
func (l *lit) holds(when string) {
	l.t.Helper()
	title := map[string]string{
		"signs": words.T("chart.signs", nil), "weeks": words.T("chart.weeks", nil),
	}[kinds[l.kind].key]
	judged := l.h.Hamster.Stage
	said := func(key model.StageKey) string {
		s, _ := model.StageOf(key)
		return words.T("chart.stage", model.Args{"Number": s.Number, "Name": words.T("stage."+string(key), nil)})
	}
	switch kind := kinds[l.kind]; kind.row {
	case rowAll, rowStages:
		choice := l.stages
		if kind.row == rowAll {
			choice = l.every
		}
		if choice.Hidden {
			l.t.Fatalf("%s: %s hides its stages", when, kind.key)
		}
		of := model.StageKey(choice.Chosen())
		if of == all {
			title = words.T("chart.stages", nil)
			break
		}
		judged = of
		title = words.T("chart."+kind.key, model.Args{"Stage": said(of)})
	case rowSession:
		title = l.chart.Title
	}
	if l.chart.Title != title {
		l.t.Errorf("%s: %q is lit and %q is drawn", when, title, l.chart.Title)
	}
	stage, _ := model.StageOf(judged)
	names := words.T("move.says", model.Args{"Stage": words.StageName(stage)})
	if !slices.ContainsFunc(test.LaidOutObjects(l.said), func(o fyne.CanvasObject) bool {
		text, ok := o.(*parts.Text)
		return ok && text.Content() == names
	}) {
		l.t.Errorf("%s: %q is not what is judged", when, names)
	}
}

func keysOf(stages []model.Stage) (out []string) {
	for _, s := range stages {
		out = append(out, string(s.Key))
	}
	return out
}
