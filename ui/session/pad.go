package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	note   *parts.Tap
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

func newPad(s *Screen) *pad {
	stage, _ := model.StageOf(s.live.Session(s.given.Clock.Now()).Stage)
	plan := s.plan
	p := &pad{
		stage: stage.Key, startCue: words.T("stage."+string(stage.Key)+".clock", nil), eaten: parts.NewSoft(""),
		taps: map[string]*parts.Tap{}, treats: map[string]*parts.Tap{},
	}
	p.eaten.Cut = true
	small := plan.shape != shapeWhole
	row := func(kind model.Kind, codes []string, tone parts.Tone) (out []*parts.Tap) {
		for _, code := range codes {
			t := parts.NewTap(words.Code(kind, code), keyOf(kind, code), tone, func() { s.Record(kind, code) })
			t.Small = kind == model.KindAct || small
			p.taps[string(kind)+code] = t
			out = append(out, t)
		}
		return out
	}
	inSight, more := firstSigns(s.given.Pad.Stress, plan.signs)
	stress := row(model.KindStress, inSight, parts.ToneStress)
	moreStress := row(model.KindStress, more, parts.ToneStress)
	comfort := row(model.KindComfort, s.given.Pad.Comfort, parts.ToneComfort)
	first := s.given.Treats[:min(treatsShown, len(s.given.Treats))]
	treats := row(model.KindTreat, first, parts.ToneTreat)
	for _, code := range first {
		p.treats[code] = p.taps[string(model.KindTreat)+code]
	}
	p.more = parts.NewTap(words.T("session.more", nil), "F", parts.ToneTreat, func() { p.choose(s) })
	treats = append(treats, p.more)
	you := row(model.KindAct, s.given.Pad.Acts, parts.ToneQuiet)
	p.note = parts.NewTap(words.T(noteKey(plan), nil), "M", parts.ToneQuiet, s.writeNote)
	p.note.Small = true
	you = append(you, p.note)
	p.lastTreat(s.treat)

	gap := plan.gap()
	signs, share := block(stress, plan.signColumns, gap, 1.03)
	rest := newRest(gap)
	if len(moreStress) > 0 {
		rest.add(moreStress, plan.signColumns, 1.03)
	}
	rest.head(label(words.T("session.comfort", nil)))
	rest.add(comfort, plan.comfort, 0.85)
	rest.head(p.eaten)
	rest.add(treats, plan.treats, 0.75)
	rest.head(label(words.T("session.you", nil)))
	rest.add(you, plan.acts, 0.66)
	heading := label(words.T("session.stress", nil))
	show(heading, !plan.low)
	rows := container.New(padLayout{gap: gap, signs: share, signRows: (len(stress) + plan.signColumns - 1) / plan.signColumns, rest: rest},
		p.newBanner(plan), heading, signs, parts.Scroll(rest.view))
	v, h := plan.pad()
	p.view = parts.Pad(v, h, rows)
	return p
}

// firstSigns splits the keeper's signs into those that are always in sight, the
// catalogue's among them, and the others. Both keep the keeper's order.
func firstSigns(all []string, room int) (inSight, more []string) {
	own := room - len(model.StressSigns())
	for _, code := range all {
		switch {
		case !model.Custom(code):
			inSight = append(inSight, code)
		case own > 0:
			own--
			inSight = append(inSight, code)
		default:
			more = append(more, code)
		}
	}
	return inSight, more
}

// noteKey names the way to the note: where the log is not in sight it is opened
// with it.
func noteKey(p plan) string {
	if p.shape == shapeWhole {
		return "session.note"
	}
	return "session.log_note"
}

// block sets buttons in rows of so many and returns its share of the height: share
// for each of its rows.
func block(buttons []*parts.Tap, columns int, gap, share float32) (fyne.CanvasObject, float32) {
	for _, b := range buttons {
		b.Shrink, b.Least = true, leastSign/look.Scale()
	}
	rows := (len(buttons) + columns - 1) / max(1, columns)
	return parts.HollowGrid(gap, columns, buttons...), share * float32(rows)
}

func label(s string) fyne.CanvasObject {
	t := parts.NewSoft(s)
	t.Cut = true
	return t
}

// newBanner builds the line over the pad. It is empty until there is something
// to do, but keeps its height.
func (p *pad) newBanner(plan plan) fyne.CanvasObject {
	p.banner = parts.NewSurface("", "", look.CornerButton)
	p.bannerBold = parts.NewText("")
	p.bannerBold.Bold, p.bannerBold.TextSize = true, 16
	p.bannerText = parts.NewText("")
	p.bannerText.TextSize, p.bannerText.Cut = 15, true
	p.bannerKey = parts.KeyCap("H")
	p.bannerKey.Hide()
	said := parts.Row(8, 1, p.bannerBold, p.bannerText)
	v, h := float32(5), float32(16)
	if plan.shape != shapeWhole || look.Scale() > 1 { // too narrow for one line
		p.bannerBold.TextSize, p.bannerText.TextSize = 14, 12
		p.bannerBold.Shrink, p.bannerText.Shrink = true, true
		said = parts.Column(1, -1, p.bannerBold, p.bannerText)
	}
	if plan.low {
		p.bannerBold.TextSize, p.bannerText.TextSize = 13, 11
		v, h = 3, 10
	}
	area := container.NewStack(p.banner, parts.Pad(v, h, parts.Row(8, 0, said, p.bannerKey)))
	return parts.Fixed(0, plan.banner(), area)
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
		fill, line = look.ColorPrimaryTint, look.ColorPrimary
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
	c := s.canvas()
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
		why.Wrap = true
		avoid = append(avoid, parts.Row(10, 1, parts.Fixed(140, 0, b), why))
	}
	body := parts.Column(10, -1,
		parts.NewTitle(words.T("session.which_treat", nil)), parts.Flow(8, good...),
		parts.NewSoft(words.T("session.avoid", nil)), parts.Column(6, -1, avoid...),
	)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.more)
	s.open(body, 520, func(size fyne.Size) fyne.Position { return fyne.NewPos(at.X, at.Y-size.Height-edge) })
	// By keys too: Tab goes on, Space takes one. The signs' keys stay what they are.
	if first != nil {
		c.Focus(first)
	}
}
