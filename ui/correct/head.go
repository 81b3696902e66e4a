package correct

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/parts"
	"calmster/ui/words"
)

// dayForm is how a day is written in a field.
const dayForm = time.DateOnly

// Head asks for what a session says of itself, all but its log: when and how
// long, where, in which harness, how it ended, and whether it was watched.
type Head struct {
	// When holds the start and the length, Where the place, the harness and
	// the temperature, How the end and whether it was watched.
	When, Where, How, Note fyne.CanvasObject
	First                  *parts.Entry
	// OnChange runs when something was written or chosen.
	OnChange func()

	given model.Session
	unit  model.Unit // of the thermometer
	now   time.Time
	zone  *time.Location

	day, clock, length, plan *asked
	warmth                   *asked
	note                     *parts.Entry
	place, harness           *parts.Choice
	worn                     map[string]model.ID // the harnesses to choose from
	wardrobe                 *fyne.Container     // that choice
	end, watched             *parts.Choice
	endWrong, watchedWrong   *parts.Text
}

// asked is a field with a line below it for what is wrong, and with what it
// said at first: what was not touched keeps the value that it cannot show, such
// as the seconds of a start.
type asked struct {
	*parts.Entry
	first string
	wrong *parts.Text
	view  fyne.CanvasObject
}

func (h *Head) ask(label, hint, value string) *asked {
	a := &asked{Entry: parts.NewEntry(label, hint), first: value, wrong: newWrong()}
	a.SetText(value)
	a.OnChanged = func(string) { h.changed(a.wrong) }
	a.view = parts.Column(4, -1, parts.NewSoft(label), a.Entry, a.wrong)
	return a
}

func (a *asked) text() string  { return strings.TrimSpace(a.Text) }
func (a *asked) touched() bool { return a.text() != a.first }

// refuse says below the field what is wrong with it.
func (a *asked) refuse(key string, args model.Args) bool {
	say(a.wrong, words.T(key, args))
	return false
}

// NewHead builds the fields for a session; one from paper has no start yet
// and nothing is filled in. harnesses are the animal's own. unit is that of the
// keeper's thermometer, now their clock.
func NewHead(s model.Session, harnesses []model.Harness, unit model.Unit, now time.Time) *Head {
	h := &Head{given: s, wardrobe: container.NewStack(), unit: unit, now: now, zone: zoneOf(s.StartedAt, now)}
	day, clock, length, plan, warmth := now.Format(dayForm), "", "", "", ""
	if !h.paper() {
		day, clock, length = s.StartedAt.Format(dayForm), words.Clock(s.StartedAt), words.Duration(s.Duration)
	}
	if s.Planned > 0 {
		plan = words.Duration(s.Planned)
	}
	if s.TemperatureC != nil {
		warmth = words.Degrees(*s.TemperatureC, unit)
	}
	h.day = h.ask(words.T("correct.day", nil), words.T("form.born_hint", nil), day)
	h.clock = h.ask(words.T("correct.clock_start", nil), words.T("correct.clock_hint", nil), clock)
	h.length = h.ask(words.T("correct.length", nil), words.T("correct.time_hint", nil), length)
	h.plan = h.ask(words.T("correct.plan", nil), words.T("correct.plan_hint", nil), plan)
	degrees := words.T("correct.temperature_"+string(unit), nil)
	h.warmth = h.ask(degrees, "", warmth)
	h.First = h.clock.Entry
	h.When = parts.Shares(12, []float32{1.2, 1, 1, 1}, h.day.view, h.clock.view, h.length.view, h.plan.view)
	h.Where = parts.Column(14, -1,
		Section(words.T("prepare.place", nil), h.placeChoice()),
		parts.Shares(14, []float32{2.4, 1}, Section(words.T("prepare.harness", nil), h.harnessChoice(harnesses)),
			Section(degrees, parts.Column(4, -1, h.warmth.Entry, h.warmth.wrong))),
	)
	h.How = parts.Column(14, -1, h.endChoice(), h.watchedChoice())
	h.Note = h.noteField()
	return h
}

// changed puts away what was wrong: it was answered.
func (h *Head) changed(wrong *parts.Text) {
	if wrong != nil {
		say(wrong, "")
	}
	if h.OnChange != nil {
		h.OnChange()
	}
}

// paper is whether the session is a new one, from paper.
func (h *Head) paper() bool { return h.given.StartedAt.IsZero() }

// zoneOf is the zone that a start is written in: the keeper's, so that a day
// before a clock change gets that day's offset; where the session was begun at
// another offset than the keeper's zone had then, as on a journey, that one.
func zoneOf(started, now time.Time) *time.Location {
	_, theirs := started.Zone()
	if _, here := started.In(now.Location()).Zone(); started.IsZero() || here == theirs {
		return now.Location()
	}
	return started.Location()
}

// Section is a bold line with what it asks for below it.
func Section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	t := parts.NewText(title)
	t.Bold = true
	return parts.Column(6, -1, t, content)
}

func (h *Head) placeChoice() fyne.CanvasObject {
	var options []parts.Option
	for _, p := range model.Places() {
		options = append(options, parts.Option{Key: string(p), Label: words.T("place."+string(p), nil)})
	}
	h.place = parts.NewChoice(options, string(h.given.Place), func(string) { h.changed(nil) })
	h.place.Small()
	return h.place
}

// Wear offers the harnesses of another animal. The one that is chosen stays
// where it is among them.
func (h *Head) Wear(harnesses []model.Harness) {
	chosen := h.harness.Chosen()
	h.harnessChoice(harnesses)
	if _, ok := h.worn[chosen]; !ok {
		chosen = model.ID{}.String()
	}
	h.harness.Choose(chosen)
}

func (h *Head) harnessChoice(harnesses []model.Harness) fyne.CanvasObject {
	var options []parts.Option
	h.worn = map[string]model.ID{}
	for _, n := range harnesses {
		if n.RetiredAt.IsZero() || n.ID == h.given.HarnessID || n.RetiredAt.After(h.now.AddDate(0, -6, 0)) {
			options = append(options, parts.Option{Key: n.ID.String(), Label: words.HarnessName(n)})
			h.worn[n.ID.String()] = n.ID
		}
	}
	options = append(options, parts.Option{Key: model.ID{}.String(), Label: words.T("prepare.no_harness", nil)})
	h.harness = parts.NewChoice(options, h.given.HarnessID.String(), func(string) { h.changed(nil) })
	h.harness.Small()
	h.wardrobe.Objects = []fyne.CanvasObject{h.harness}
	h.wardrobe.Refresh()
	return h.wardrobe
}

func (h *Head) endChoice() fyne.CanvasObject {
	ends := model.EndReasons()
	if h.given.End == model.EndInterrupted {
		ends = append(ends, model.EndInterrupted)
	}
	var options []parts.Option
	for _, e := range ends {
		options = append(options, parts.Option{Key: string(e), Label: words.T("end."+string(e), nil)})
	}
	h.endWrong = newWrong()
	h.end = parts.NewChoice(options, string(h.given.End), func(string) { h.changed(h.endWrong) })
	h.end.Small()
	return Section(words.T("closing.how", nil), parts.Column(4, -1, h.end, h.endWrong))
}

// unknown stands among the answers for that nobody knows, which only a session
// that was found without an end can say of itself.
const unknown = "unknown"

func (h *Head) watchedChoice() fyne.CanvasObject {
	h.watchedWrong = newWrong()
	options := []parts.Option{
		{Key: string(model.WatchWhole), Label: words.T("correct.watched_yes", nil)},
		{Key: string(model.WatchNot), Label: words.T("closing.not_watched", nil)},
	}
	if h.given.End == model.EndInterrupted {
		options = append(options, parts.Option{Key: unknown, Label: words.T("correct.watched_unknown", nil)})
	}
	h.watched = parts.NewChoice(options, h.watchedFirst(), func(string) { h.changed(h.watchedWrong) })
	h.watched.Small()
	return Section(words.T("correct.watched", nil), parts.Column(4, -1, h.watched, h.watchedWrong))
}

// watchedFirst is the answer that the session as it was given means.
func (h *Head) watchedFirst() string {
	switch {
	case h.paper():
		return ""
	case h.given.Watch != model.WatchUnsaid:
		return string(h.given.Watch)
	case h.given.Watched():
		return string(model.WatchWhole)
	}
	return unknown
}

// readWatched takes the answer over. One that was not touched stays unsaid where
// it was.
func (h *Head) readWatched(s *model.Session) bool {
	chosen := h.watched.Chosen()
	switch {
	case chosen == "", chosen == unknown && s.End != model.EndInterrupted:
		say(h.watchedWrong, words.T("closing.lacks_watched", nil))
		return false
	case chosen == unknown:
		s.Watch = model.WatchUnsaid
	case chosen != h.watchedFirst():
		s.Watch = model.Watch(chosen)
	}
	return true
}

func (h *Head) noteField() fyne.CanvasObject {
	h.note = parts.NewMultiLine(words.T("closing.note", nil), words.T("closing.note_hint", nil), 3)
	h.note.SetText(h.given.Note)
	h.note.OnChanged = func(string) { h.changed(nil) }
	return Section(words.T("closing.note", nil), h.note)
}

// Length is the length in its field, as far as it can be read.
func (h *Head) Length() (d time.Duration, ok bool) {
	if !h.paper() && !h.length.touched() {
		return h.given.Duration, true
	}
	return words.ReadDuration(h.length.Text)
}

// Fresh is whether nothing was written or chosen that is not as it was given.
func (h *Head) Fresh() bool {
	for _, a := range []*asked{h.day, h.clock, h.length, h.plan, h.warmth} {
		if a.touched() {
			return false
		}
	}
	return h.note.Text == h.given.Note && h.end.Chosen() == string(h.given.End) && h.place.Chosen() == string(h.given.Place)
}

// Read returns the session with what the fields say; ok is false where
// something is missing or cannot be, which is then said below its field. The
// log is taken over as it was given.
func (h *Head) Read() (s model.Session, ok bool) {
	s, ok = h.given, true
	ok = h.readStart(&s) && ok
	ok = h.readLength(&s) && ok
	ok = h.readPlan(&s) && ok
	ok = h.readWarmth(&s) && ok
	s.Place = model.Place(h.place.Chosen())
	s.HarnessID = h.worn[h.harness.Chosen()]
	s.Note = strings.TrimSpace(h.note.Text)
	if s.End = model.EndReason(h.end.Chosen()); s.End == model.EndNone {
		say(h.endWrong, words.T("closing.lacks_end", nil))
		ok = false
	}
	ok = h.readWatched(&s) && ok
	if ok && (h.day.touched() || h.clock.touched() || h.length.touched()) && s.StartedAt.Add(s.Duration).After(h.now) {
		ok = h.clock.refuse("correct.future", nil)
	}
	return s, ok
}

func (h *Head) readStart(s *model.Session) bool {
	if !h.paper() && !h.day.touched() && !h.clock.touched() {
		return true
	}
	at, dayWrong, clockWrong := words.ReadStart(h.day.text(), h.clock.text(), h.zone)
	switch {
	case dayWrong != "":
		return h.day.refuse(dayWrong, nil)
	case clockWrong != "":
		return h.clock.refuse(clockWrong, nil)
	}
	s.StartedAt = at
	return true
}

func (h *Head) readLength(s *model.Session) bool {
	if !h.paper() && !h.length.touched() {
		return true
	}
	d, ok := words.ReadDuration(h.length.Text)
	if !ok {
		return h.length.refuse("correct.length_wrong", nil)
	}
	if d == 0 || d > model.MaxDuration {
		return h.length.refuse("correct.length_range", nil)
	}
	if last := s.Shortest(); d < last {
		if d < last.Truncate(time.Second) {
			return h.length.refuse("correct.length_short", model.Args{"Time": last})
		}
		d = last // the fraction of a second is not shown
	}
	s.Duration = d
	return true
}

func (h *Head) readPlan(s *model.Session) bool {
	if !h.plan.touched() {
		return true
	}
	s.Planned = 0
	if h.plan.text() == "" {
		return true
	}
	d, ok := words.ReadDuration(h.plan.Text)
	if !ok || d > model.MaxDuration {
		return h.plan.refuse("correct.length_wrong", nil)
	}
	s.Planned = d
	return true
}

func (h *Head) readWarmth(s *model.Session) bool {
	if !h.warmth.touched() {
		return true
	}
	s.TemperatureC = nil
	if h.warmth.text() == "" {
		return true
	}
	c, ok := words.ReadDegrees(h.warmth.text(), h.unit)
	if !ok || !(c >= -60 && c <= 60) {
		return h.warmth.refuse("correct.celsius_wrong", nil)
	}
	s.TemperatureC = &c
	return true
}
