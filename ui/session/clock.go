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

// clockPanel is the left of the screen: who and where, the ring, the state in
// a word, and the three things that end, stop or take back.
type clockPanel struct {
	view fyne.CanvasObject
	foot fyne.CanvasObject // the buttons, where they stand apart: compact

	// face shows the time: the ring, or two lines in the compact window. What is
	// not in view is not kept up to date: that takes measuring, once a second.
	face  func(parts.RingFace)
	state *fyne.Container
	phase string

	planned time.Duration
	told    *parts.Text
	beside  *parts.Tap // the sessions that run beside this one
	menu    *parts.Tap
	pause   *parts.Tap
	off     *parts.Tap
}

// toldHeight is room for three lines below the clock, before scale. It is always
// there: nothing may move.
const toldHeight = 58

func newClockPanel(s *Screen, given Given) *clockPanel {
	c := &clockPanel{}
	name := parts.NewText(given.Hamster.Name)
	name.Bold, name.TextSize, name.Cut = true, 16, true
	session := s.live.Session(given.Clock.Now())
	c.planned = session.Planned
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

	c.state = container.NewCenter()
	c.told = parts.NewWrapped(s.told())
	c.told.TextSize, c.told.Color, c.told.Align = 14, look.ColorStressText, fyne.TextAlignCenter
	if look.Scale() > 1 {
		c.told.TextSize = 12 // or its last line would lie on the buttons
	}
	c.pause = parts.NewTap(words.T("session.pause", nil), words.T("key.space", nil), parts.ToneQuiet, s.PauseOrResume)
	c.pause.Centre, c.pause.Height = true, 46
	undo := parts.NewTap(words.T("session.undo", nil), words.Key("Ctrl+Z"), parts.ToneQuiet, s.Undo)
	undo.Centre, undo.Height = true, 46
	c.off = parts.NewTap(words.T(words.OnOrNear(session.Stage, "session.off", "session.off_near"), nil), "H", parts.TonePrimary, s.HarnessOff)
	c.off.Centre, c.off.Height = true, 50

	c.beside = parts.NewTap("", words.Key("Ctrl+Tab"), parts.ToneQuiet, func() {
		if given.Switch != nil {
			given.Switch()
		}
	})
	c.beside.Small, c.beside.Height, c.beside.Least = true, 30, 176
	c.beside.Hide()
	c.menu = parts.NewTap(words.T("rail.menu", nil), "F10", parts.ToneLink, func() {
		if given.Menu != nil {
			given.Menu()
		}
	})
	c.menu.Small, c.menu.Height = true, 26
	if s.compact {
		c.told.TextSize, c.told.Align = 12, fyne.TextAlignLeading
		digits, marks := parts.NewText(""), parts.NewSoft("")
		digits.Bold, digits.TextSize = true, 44
		c.face = func(f parts.RingFace) {
			digits.Set(f.Digits)
			marks.Set(f.GoalWord + " · " + f.Below)
		}
		c.view = parts.Column(6, -1,
			parts.Row(8, 0, name, c.beside, c.menu),
			parts.Row(14, 1, digits, parts.Column(2, -1, c.state, marks)), c.told,
		)
		c.foot = parts.Column(8, -1, parts.HollowGrid(8, 2, c.pause, undo), c.off)
		return c
	}
	ring := parts.NewRing()
	c.face = ring.Set
	body := parts.Column(10, 2,
		parts.Row(8, 0, parts.Column(2, -1, name, under), c.menu), parts.Column(0, -1, c.beside),
		parts.Column(10, 0, ring, c.state, parts.Fixed(0, toldHeight, c.told)),
		parts.HollowGrid(10, 2, c.pause, undo), c.off,
	)
	line := parts.Fixed(1, 0, parts.NewSurface(look.ColorLine, "", 0))
	c.view = container.NewBorder(nil, nil, nil, line, parts.Pad(22, 24, body))
	return c
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
	case model.PhaseNearCap, model.PhaseCap:
		mark, text, ground = parts.MarkStop, look.ColorStressText, look.ColorStressTint
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
		c.state.Objects = []fyne.CanvasObject{container.NewStack(
			parts.NewSurface(ground, "", look.CornerChip),
			parts.Pad(4, 14, parts.Row(8, -1, parts.NewMark(mark, 13, text), word)),
		)}
		c.state.Refresh()
		if f.Phase == model.PhaseStress {
			c.off.SetTone(parts.ToneUrgent)
		} else {
			c.off.SetTone(parts.TonePrimary)
		}
	}
	switch {
	case f.Phase == model.PhaseWaiting:
		c.pause.SetLabel(words.T("session.begin", nil))
	case f.Paused:
		c.pause.SetLabel(words.T("session.resume", nil))
	default:
		c.pause.SetLabel(words.T("session.pause", nil))
	}
}
