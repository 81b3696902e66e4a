package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// pad is the middle of the screen: everything that can be tapped. Nothing on
// it moves during a session; the banner has its place from the start.
type pad struct {
	view   fyne.CanvasObject
	taps   map[string]*parts.Tap // by kind and code
	treats map[string]*parts.Tap
	more   *parts.Tap
	eaten  *parts.Text // over the treats: what counts towards the day's limits

	startCue string // when to start the clock
	stage    model.StageKey

	banner     *parts.Surface
	bannerText *parts.Text
	bannerBold *parts.Text
	bannerKey  fyne.CanvasObject
}

// treatsShown is how many treats have a button of their own.
const treatsShown = 3

// leastWidth is the narrowest that a button of the pad may become. Larger text
// breaks or shrinks in it: a window must not outgrow its screen.
func leastWidth() float32 { return 88 / look.Scale() }

func newPad(s *Screen) *pad {
	stage, _ := model.StageOf(s.live.Session(s.given.Clock.Now()).Stage)
	p := &pad{
		stage: stage.Key, startCue: words.T("stage."+string(stage.Key)+".clock", nil), eaten: parts.NewSoft(""),
		taps: map[string]*parts.Tap{}, treats: map[string]*parts.Tap{},
	}
	row := func(kind model.Kind, codes []string, tone parts.Tone) (out []*parts.Tap) {
		for _, code := range codes {
			t := parts.NewTap(words.Code(kind, code), keyOf(kind, code), tone, func() { s.Record(kind, code) })
			t.Least, t.Small = leastWidth(), kind == model.KindAct || s.compact
			p.taps[string(kind)+code] = t
			out = append(out, t)
		}
		return out
	}
	stress := row(model.KindStress, s.given.Pad.Stress, parts.ToneStress)
	comfort := row(model.KindComfort, s.given.Pad.Comfort, parts.ToneComfort)
	first := s.given.Treats[:min(treatsShown, len(s.given.Treats))]
	treats := row(model.KindTreat, first, parts.ToneTreat)
	for _, code := range first {
		p.treats[code] = p.taps[string(model.KindTreat)+code]
	}
	p.more = parts.NewTap(words.T("session.more", nil), "F", parts.ToneTreat, func() { p.choose(s) })
	p.more.Least = leastWidth()
	treats = append(treats, p.more)
	you := row(model.KindAct, s.given.Pad.Acts, parts.ToneQuiet)
	note := parts.NewTap(words.T("session.note", nil), "M", parts.ToneQuiet, func() { s.key(fyne.KeyM) })
	note.Least, note.Small = leastWidth(), true
	you = append(you, note)
	p.lastTreat(s.treat)

	if s.compact {
		p.view = p.compact(stress, comfort, treats, note)
		return p
	}
	stressBlock, stressShare := block(stress, 3, 5, 1.03)
	comfortBlock, comfortShare := block(comfort, 1, 6, 0.85)
	treatBlock, treatShare := block(treats, 1, 6, 0.75)
	youBlock, youShare := block(you, 1, 8, 0.66)
	rows := container.New(padLayout{shares: []float32{0, 0, stressShare, 0, comfortShare, 0, treatShare, 0, youShare}, gap: 10},
		p.newBanner(look.Scale() > 1),
		label(words.T("session.stress", nil)), stressBlock,
		label(words.T("session.comfort", nil)), comfortBlock,
		p.eaten, treatBlock,
		label(words.T("session.you", nil)), youBlock,
	)
	p.view = parts.Pad(16, 24, rows)
	return p
}

// block sets buttons in so many rows, or more where they would become too
// narrow, and returns its share of the height: share for each of its rows.
func block(buttons []*parts.Tap, rows, most int, share float32) (fyne.CanvasObject, float32) {
	for (len(buttons)+rows-1)/rows > most {
		rows++
	}
	return parts.HollowGrid(10, (len(buttons)+rows-1)/rows, buttons...), share * float32(rows)
}

func label(s string) fyne.CanvasObject { return parts.NewSoft(s) }

// newBanner builds the line over the pad. It is empty until there is something
// to do, but keeps its height.
func (p *pad) newBanner(narrow bool) fyne.CanvasObject {
	p.banner = parts.NewSurface("", "", look.CornerButton)
	p.bannerBold = parts.NewText("")
	p.bannerBold.Bold, p.bannerBold.TextSize = true, 16
	p.bannerText = parts.NewText("")
	p.bannerText.TextSize, p.bannerText.Cut = 15, true
	p.bannerKey = parts.KeyCap("H")
	p.bannerKey.Hide()
	said := parts.Row(8, 1, p.bannerBold, p.bannerText)
	if narrow { // too narrow for one line
		p.bannerBold.TextSize, p.bannerText.TextSize = 14, 12
		said = parts.Column(1, -1, p.bannerBold, p.bannerText)
	}
	area := container.NewStack(p.banner, parts.Pad(5, 16, parts.Row(8, 0, said, p.bannerKey)))
	return parts.Fixed(0, 48, area)
}

// show brings the banner in line with the session.
func (p *pad) show(f model.Face) {
	bold, text := "", ""
	fill, line := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	switch f.Phase {
	case model.PhaseWaiting:
		bold, text = words.T("session.waiting", nil), p.startCue
		fill, line = look.ColorPrimaryTint, look.ColorPrimary
	case model.PhaseStress:
		bold, text = words.T(words.OnOrNear(p.stage, "session.take_off", "session.take_off_near"), nil), words.T("session.well_spotted", nil)
		fill, line = look.ColorStressTint, look.ColorStress
	case model.PhaseCap:
		bold, text = words.T("session.cap_reached", nil), p.goodNote()
		fill, line = look.ColorStressTint, look.ColorStress
	case model.PhaseNearCap:
		bold, text = words.T("session.near_cap", nil), p.goodNote()
		fill, line = look.ColorPrimaryTint, look.ColorPrimary
	case model.PhaseGoal:
		bold, text = words.T("session.goal_reached", nil), words.T("session.may_end", nil)
		fill, line = look.ColorGoalTint, look.ColorGoal
	}
	if f.PlanOver && (f.Phase == model.PhaseCalm || f.Phase == model.PhaseGoal) {
		bold, text = words.T("session.plan_over", nil), p.goodNote()
		fill, line = look.ColorPrimaryTint, look.ColorPrimary
	}
	if f.Stopped && f.Phase != model.PhaseStress && f.Phase != model.PhaseCap {
		bold, text = words.T("session.it_stopped", nil), words.T("session.offer_water", nil)
		fill, line = look.ColorPrimaryTint, look.ColorPrimary
	}
	if bold == p.bannerBold.Content() {
		return
	}
	p.banner.Paint(fill, line)
	p.bannerBold.Set(bold)
	p.bannerText.Set(text)
	if bold == "" || f.Phase == model.PhaseWaiting {
		p.bannerKey.Hide()
	} else {
		p.bannerKey.Show()
	}
	p.bannerText.Resize(fyne.NewSize(0, 0)) // the bold part's width has changed
	p.view.Refresh()
}

func (p *pad) goodNote() string {
	return words.T(words.OnOrNear(p.stage, "session.good_note", "session.good_note_near"), nil)
}

// count tells what was eaten today, this session included.
func (p *pad) count(e model.Eaten) {
	p.eaten.Set(words.T("session.treats_today", model.Args{
		"Vegetables": words.T("session.vegetables", model.Args{"N": e.Vegetables}),
		"Seeds":      words.T("session.seeds", model.Args{"N": e.Sparingly}),
	}))
}

// flash tints what was recorded for a moment.
func (p *pad) flash(kind model.Kind, code string) {
	if t := p.taps[string(kind)+code]; t != nil {
		t.Flash()
		return
	}
	p.more.Flash()
}

// lastTreat moves the T to the treat that it records.
func (p *pad) lastTreat(code string) {
	shown := false
	for c, t := range p.treats {
		key := ""
		if c == code {
			key, shown = "T", true
		}
		if t.Key != key {
			t.Key = key
			t.Refresh()
		}
	}
	// A treat without a button of its own lends its T to “More”.
	key := "F"
	if !shown {
		key = "F, T"
	}
	if p.more != nil && p.more.Key != key {
		p.more.Key = key
		p.more.Refresh()
	}
}

// choose opens the treats that have no button, those to avoid with the reason.
func (p *pad) choose(s *Screen) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.more)
	if c == nil {
		return
	}
	var good, avoid []fyne.CanvasObject
	var first fyne.Focusable
	offer := func(code string, tone parts.Tone) *parts.Button {
		return parts.NewButton(words.Code(model.KindTreat, code), "", tone, func() {
			s.closePop()
			s.Record(model.KindTreat, code)
		})
	}
	for _, code := range s.given.Pad.Treats {
		b := offer(code, parts.ToneTreat)
		if first == nil {
			first = b
		}
		good = append(good, b)
	}
	for _, t := range model.Treats() {
		if !t.Avoid {
			continue
		}
		b := offer(t.Key, parts.ToneQuiet)
		why := parts.NewSoft(words.T("treat."+t.Key+".advice", nil))
		why.Cut, why.Least = true, 300
		avoid = append(avoid, parts.Row(10, 1, parts.Fixed(140, 0, b), why))
	}
	body := parts.Column(10, -1,
		parts.NewTitle(words.T("session.which_treat", nil)), parts.Grid(8, 4, good...),
		parts.NewSoft(words.T("session.avoid", nil)), parts.Column(6, -1, avoid...),
	)
	pop := widget.NewPopUp(parts.Pad(8, 10, parts.Fixed(520, 0, body)), c)
	s.pop, s.writing = pop, false
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.more)
	size := pop.MinSize()
	pop.ShowAtPosition(fyne.NewPos(
		max(8, min(at.X, c.Size().Width-size.Width-8)), max(8, at.Y-size.Height-8)))
	// By keys too: Tab goes on, Space takes one. The signs' keys stay what they are.
	if first != nil {
		c.Focus(first)
	}
}

// padLayout stacks rows: those with a share of 0 at their own height, the rest
// sharing what is left.
type padLayout struct {
	shares []float32
	gap    float32
}

// MinSize is for Fyne.
func (l padLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objs {
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	s.Height += l.gap * float32(len(objs)-1)
	return s
}

// Layout is for Fyne.
func (l padLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	free := size.Height - l.gap*float32(len(objs)-1)
	var sum float32
	for i, o := range objs {
		if l.shares[i] == 0 {
			free -= o.MinSize().Height
		}
		sum += l.shares[i]
	}
	y := float32(0)
	for i, o := range objs {
		h := o.MinSize().Height
		if l.shares[i] > 0 {
			h = free * l.shares[i] / sum
		}
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, y))
		y += h + l.gap
	}
}
