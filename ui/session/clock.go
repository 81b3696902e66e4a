package session

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// clockPanel is the left of the screen, or its top: who and where, the ring, the
// state in a word, and the three things that end, stop or take back.
type clockPanel struct {
	view fyne.CanvasObject
	foot fyne.CanvasObject // the buttons, where they stand apart: shapeTall

	// face shows the time: the ring, or two lines where that finds no room. What is
	// not in view is not kept up to date: that takes measuring, once a second.
	face    func(parts.RingFace)
	state   *fyne.Container
	centred bool // the state and what is said
	phase   string

	planned time.Duration
	told    *parts.Text
	place   *parts.Tap // what is offered below it; hidden where nothing is
	saying  fyne.CanvasObject
	beside  *parts.Tap // the sessions that run beside this one
	menu    *parts.Tap
	start   *parts.Tap // of a clock that waits for it, in place of pause and undo
	taking  *fyne.Container
	pause   *parts.Tap
	undo    *parts.Tap
	off     *parts.Tap
}

// Heights before scale.
const (
	toldHeight   = 58 // room for three lines below the clock. It is always there: nothing may move
	toldLow      = 36 // the same where the height is scarce; more than that scrolls
	buttonHeight = 46
	buttonLow    = 38
)

func newClockPanel(s *Screen, given Given) *clockPanel {
	c := &clockPanel{centred: s.plan.shape != shapeTall}
	name := parts.NewText(given.Hamster.Name)
	name.Bold, name.TextSize, name.Cut = true, 16, true
	session := s.live.Session(given.Clock.Now())
	c.planned = session.Planned

	c.state = container.NewStack()
	c.told = parts.NewWrapped(s.told())
	c.told.TextSize, c.told.Color, c.told.Align = 14, look.ColorStressText, fyne.TextAlignCenter
	if look.Scale() > 1 || s.plan.shape != shapeWhole {
		c.told.TextSize = 12 // or its last line would lie on the buttons
	}
	c.place = parts.NewTap("", "G", parts.ToneLink, func() { s.takeOffer() })
	c.place.Centre, c.place.Shrink, c.place.Small, c.place.Least, c.place.Height = c.centred, true, true, 60, 26
	c.place.Hide()
	c.saying = container.NewVScroll(parts.Column(0, -1, c.told, c.place))
	c.makeButtons(s, session.Stage)
	c.beside = parts.NewTap("", words.Key("Ctrl+Tab"), parts.ToneQuiet, func() {
		if given.Switch != nil {
			given.Switch()
		}
	})
	c.beside.Small, c.beside.Height, c.beside.Least, c.beside.Shrink = true, 30, 176, true
	c.beside.Hide()
	c.menu = parts.NewTap(words.T("rail.menu", nil), "F10", parts.ToneLink, func() {
		if given.Menu != nil {
			given.Menu()
		}
	})
	c.menu.Small, c.menu.Height = true, 26
	if s.plan.shape == shapeTall {
		c.layTall(s.plan, name)
	} else {
		c.layColumn(s.plan, name, c.about(given, session))
	}
	return c
}

// about says where the session is, and in what harness.
func (c *clockPanel) about(given Given, session model.Session) *parts.Text {
	stage, _ := model.StageOf(session.Stage)
	about := words.StageName(stage)
	if session.Place != "" {
		about += " · " + words.T("place."+string(session.Place), nil)
	}
	if given.Harness.ID != (model.ID{}) {
		about += " · " + words.HarnessName(given.Harness)
	}
	under := parts.NewSoft(about)
	under.TextSize, under.Wrap = 14, true
	return under
}

func (c *clockPanel) makeButtons(s *Screen, stage model.StageKey) {
	button := func(label, key string, tone parts.Tone, do func()) *parts.Tap {
		t := parts.NewTap(label, key, tone, do)
		t.Centre, t.Shrink, t.Least, t.Height = true, true, 60, buttonHeight
		if s.plan.low {
			t.Height = buttonLow
		}
		return t
	}
	space := words.T("key.space", nil)
	c.pause = button(words.T("session.pause", nil), space, parts.ToneQuiet, s.PauseOrResume)
	c.start = button(words.T("session.begin", nil), space, parts.TonePrimary, s.PauseOrResume)
	c.undo = button(words.T("session.undo", nil), words.Key("Ctrl+Z"), parts.ToneQuiet, s.Undo)
	c.off = button(words.T(words.OnOrNear(stage, "session.off", "session.off_near"), nil), "H", parts.TonePrimary, s.HarnessOff)
	c.taking = parts.HollowGrid(s.plan.gap(), 2, c.pause, c.undo)
	if s.plan.shape == shapeTall && s.plan.low { // all of them in one row
		c.foot = parts.Shares(s.plan.gap(), []float32{2, 1}, container.NewStack(c.taking, c.start), c.off)
		return
	}
	c.off.Height += 4
	c.foot = parts.Column(s.plan.gap(), -1, container.NewStack(c.taking, c.start), c.off)
}

// layTall lays the panel out for the top of a narrow window.
func (c *clockPanel) layTall(plan plan, name *parts.Text) {
	c.told.Align = fyne.TextAlignLeading
	digits, marks := parts.NewText(""), parts.NewSoft("")
	digits.Bold, digits.TextSize, marks.Shrink = true, 44, true
	said := float32(toldLow)
	if plan.low {
		digits.TextSize, said = 32, toldLow/2
	}
	c.face = plainFace(digits, marks)
	c.view = parts.Column(6, -1,
		parts.Row(8, 0, name, c.beside, c.menu),
		parts.Row(14, 1, digits, parts.Column(2, -1, c.state, marks)),
		parts.Fixed(0, said, c.saying),
	)
}

// layColumn lays it out as a column beside the pad.
func (c *clockPanel) layColumn(plan plan, name, about *parts.Text) {
	ring := parts.NewRing()
	digits, marks := parts.NewText(""), parts.NewSoft("")
	digits.Bold, digits.TextSize, digits.Align = true, 38, fyne.TextAlignCenter
	marks.Wrap, marks.Align, marks.TextSize = true, fyne.TextAlignCenter, 12
	plain := plainFace(digits, marks)
	c.face = func(f parts.RingFace) {
		if ring.Visible() {
			ring.Set(f)
		} else {
			plain(f)
		}
	}
	said := parts.Column(2, -1, name, about)
	if plan.shape == shapeTwo {
		about.Hide()
		name.TextSize = 14
	}
	lines := container.New(&columnLayout{gap: plan.gap(), low: plan.low},
		parts.Row(8, 0, said, c.menu), c.beside,
		ring, digits, marks, c.state, c.saying, c.foot)
	line := parts.Fixed(1, 0, parts.NewSurface(look.ColorLine, "", 0))
	v, h := plan.pad()
	if plan.shape == shapeWhole && !plan.low {
		v = 22
	}
	c.view = container.NewBorder(nil, nil, nil, line, parts.Pad(v, h, lines))
}

// plainFace shows the time as two lines.
func plainFace(digits, marks *parts.Text) func(parts.RingFace) {
	return func(f parts.RingFace) {
		digits.Set(f.Digits)
		marks.Set(f.GoalWord + " · " + f.Below)
	}
}

// offer shows a way on below what is told, or none.
func (c *clockPanel) offer(label string) {
	if show(c.place, label != ""); label != "" {
		c.place.SetLabel(label)
	}
	c.saying.Refresh()
}

// others shows what runs beside this session: the first of them, and how many
// more.
func (c *clockPanel) others(all []Other) {
	if len(all) == 0 {
		c.beside.Hide()
		return
	}
	label := words.T("session.beside", model.Args{"Name": all[0].Name, "Time": all[0].Face.Calm})
	if n := len(all) - 1; n > 0 {
		label += " " + words.T("session.beside_more", model.Args{"N": n})
	}
	c.beside.SetLabel(label)
	tone := parts.ToneQuiet
	if all[0].Face.Phase == model.PhaseStress {
		tone = parts.ToneStress
	}
	c.beside.SetTone(tone)
	if !c.beside.Visible() {
		c.beside.Show()
		c.view.Refresh()
	}
}

// show brings the panel in line with the session. The ring is twice the goal,
// so that the goal is always at its foot, whether it is ten seconds or five
// minutes; at the five-minute stages that makes the whole ring the cap.
func (c *clockPanel) show(f model.Face) {
	whole := min(2*f.Goal, f.Cap)

	face := parts.RingFace{
		// In whole seconds: the arc moves with the digits, so a second costs one
		// repaint of the window and not three.
		Fill: min(1, f.Calm.Truncate(time.Second).Seconds()/whole.Seconds()), Goal: f.Goal.Seconds() / whole.Seconds(),
		Tone: look.ColorCalm, Caption: words.T("session.calm_for", nil), Digits: words.Duration(f.Calm),
		Below:    words.T("session.plan", model.Args{"Plan": c.planned, "Cap": f.Cap}),
		GoalWord: words.T("session.goal", model.Args{"Goal": f.Goal}),
	}
	state, mark := words.T("phase."+string(f.Phase), nil), parts.MarkCalm
	text, ground := look.ColorPrimary, look.ColorPrimaryTint
	switch f.Phase {
	case model.PhaseStress:
		face.Tone, face.Caption = look.ColorStress, words.T("session.calm_kept", nil)
		face.Below = words.T("session.on_clock", model.Args{"Time": f.Active})
		if f.Paused {
			face.Below = words.T("session.paused_at", model.Args{"Time": f.Active})
		}
		state = words.T("phase.stress", model.Args{"Sign": words.Past(f.Stress.Code)})
		mark, text, ground = parts.MarkStress, look.ColorStressText, look.ColorStressTint
	case model.PhaseGoal:
		mark, text, ground = parts.MarkMet, look.ColorGoalText, look.ColorGoalTint
	case model.PhaseNearCap, model.PhaseCap: // the animal is calm: not the colour of stress
		mark = parts.MarkStop
	case model.PhaseWaiting:
		mark, text, ground = parts.MarkNotYet, look.ColorPrimary, look.ColorPrimaryTint
		face.Caption = words.T("session.not_begun", nil)
	case model.PhasePaused:
		mark, text, ground = parts.MarkUnknown, look.ColorSoftText, look.ColorCard
		face.Tone = look.ColorSoftText
	}
	c.face(face)
	if state != c.phase {
		c.phase = state
		word := parts.NewText(state)
		word.Bold, word.Color = true, text
		c.state.Objects = []fyne.CanvasObject{chip(ground, parts.NewMark(mark, 13, text), word, c.centred)}
		c.state.Refresh()
	}
	waiting := f.Paused && f.Active == 0
	show(c.start, waiting)
	show(c.taking, !waiting)
	c.off.SetTone(offTone(f.Phase))
	if f.Paused {
		c.pause.SetLabel(words.T("session.resume", nil))
	} else {
		c.pause.SetLabel(words.T("session.pause", nil))
	}
}

// offTone makes harness off the screen's one main action while the clock runs; a
// clock that waits has to be started first.
func offTone(p model.Phase) parts.Tone {
	switch p {
	case model.PhaseWaiting:
		return parts.ToneQuiet
	case model.PhaseStress:
		return parts.ToneUrgent
	}
	return parts.TonePrimary
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}
