package correct

import (
	"time"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Given is what the screen starts from.
type Given struct {
	Session   model.Session
	Hamsters  []model.Hamster // whose it can be
	Harnesses []model.Harness // of all of them
	Unit      model.Unit      // of the thermometer
	Now       time.Time       // the keeper's clock
}

// wornBy returns the harnesses that an animal can have worn: its own, and the
// one that the session says, where it is its animal.
func (g Given) wornBy(hamster model.ID) (out []model.Harness) {
	for _, n := range g.Harnesses {
		if n.HamsterID == hamster || n.ID == g.Session.HarnessID && hamster == g.Session.HamsterID {
			out = append(out, n)
		}
	}
	return out
}

// NewSession is the screen that corrects what an ended session says of itself.
// keep saves it and returns what was wrong, if anything; the screen then stays
// as it is.
func NewSession(given Given, keep func(model.Session) error, cancel func()) *screen.Screen {
	s, now := given.Session, given.Now
	head := NewHead(s, given.wornBy(s.HamsterID), given.Unit, now)
	wrong := parts.NewWrapped("")
	wrong.Color = look.ColorStressText
	left := parts.Column(18, -1, head.When)
	whose, stage := given.whose(head), given.stage(left.Refresh)
	if len(given.Hamsters) > 1 {
		left.Add(Section(words.T("history.whose", nil), whose))
	}
	left.Add(stage.view)
	left.Add(head.Where)
	right := parts.Column(18, -1, head.How, head.Note)
	again := func(text string) {
		wrong.Set(text)
		left.Refresh()
		right.Refresh()
	}
	head.OnChange = func() { again("") }
	save := func() {
		right, ok := head.Read()
		if !ok {
			again(words.T("correct.look_again", nil))
			return
		}
		right.Stage = model.StageKey(stage.Chosen())
		for _, h := range given.Hamsters {
			if h.ID.String() == whose.Chosen() {
				right.HamsterID = h.ID
			}
		}
		if err := keep(right); err != nil {
			again(words.Problem(err))
		}
	}
	done := parts.NewButton(words.T("form.save", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, save)
	done.Height = 44
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	body := parts.Shares(16, []float32{1.15, 1},
		parts.Card(parts.Scroll(left)), parts.Card(parts.Column(10, 0, parts.Scroll(right), wrong)))
	return &screen.Screen{
		View: screen.Page(words.T("correct.session_heading", model.Args{"When": words.Moment(s.StartedAt, now)}),
			words.T("correct.session_under", nil), body, back, done),
		Main: save, First: head.First,
		Key: screen.OnEscape(cancel),
	}
}

// whose asks which animal it was. Each has harnesses of its own.
func (g Given) whose(head *Head) *parts.Choice {
	names := words.Names(g.Hamsters)
	var options []parts.Option
	for _, h := range g.Hamsters {
		options = append(options, parts.Option{Key: h.ID.String(), Label: names[h.ID]})
	}
	c := parts.NewChoice(options, g.Session.HamsterID.String(), func(key string) {
		for _, h := range g.Hamsters {
			if h.ID.String() == key {
				head.Wear(g.wornBy(h.ID))
			}
		}
	})
	c.Small()
	return c
}

// stageChoice asks for the stage.
type stageChoice struct {
	*parts.Choice
	view fyne.CanvasObject
}

// stage asks for the stage. Each has a clock of its own: where another one is
// chosen it is said what the times then count from. grown runs when that needs
// more room, or less.
func (g Given) stage(grown func()) stageChoice {
	clock := parts.NewSoft("")
	clock.Wrap, clock.TextSize = true, 13
	clock.Hide()
	var options []parts.Option
	for _, s := range model.Ladder() {
		options = append(options, parts.Option{Key: string(s.Key), Label: words.StageName(s)})
	}
	c := parts.NewChoice(options, string(g.Session.Stage), func(key string) {
		say(clock, "")
		if key != string(g.Session.Stage) {
			say(clock, words.T("correct.stage_clock", model.Args{"Clock": words.T("stage."+key+".clock", nil)}))
		}
		grown()
	})
	c.Small()
	return stageChoice{c, Section(words.T("prepare.stage", nil), parts.Column(4, -1, c, clock))}
}
