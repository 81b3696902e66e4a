// Package history lists every session, the newest first, with filters and a
// search, and with the log of the one that is chosen, where each line can be
// put right.
package history

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Journal is where the sessions are.
type Journal interface {
	// Search returns the ids of the sessions that are looked for, the newest first.
	Search(ctx context.Context, s model.Search) ([]model.ID, error)
	// Sessions returns the sessions of those ids, in that order.
	Sessions(ctx context.Context, ids []model.ID) ([]model.Session, error)
	// DeleteSession puts a session into the bin, RestoreSession takes it out.
	DeleteSession(ctx context.Context, id model.ID) error
	RestoreSession(ctx context.Context, id model.ID) error
}

// Output is a way to keep what is shown.
type Output string

// The ways to keep what is shown.
const (
	OutputPrint Output = "print"
	OutputCSV   Output = "csv"
	OutputXLSX  Output = "xlsx"
	OutputJSON  Output = "json"
)

// Actions are what a keeper can want from here.
type Actions struct {
	// Apply keeps the events of a correction; nothing changes where it fails.
	Apply func(session model.ID, events []model.Event) error
	// Correct opens what a session says of itself.
	Correct func(model.Session)
	// Paper opens the form for a session that was kept on paper, Bin what was
	// deleted.
	Paper, Bin func()
	// Looked is told what is looked for, whenever that changes.
	Looked func(model.Search)
	// Keep saves or prints what is shown.
	Keep func(Output, model.Search)
	// Work runs slow work away from the window and then, back on the window's
	// goroutine, done.
	Work func(work, done func())
	// Tell shows a problem, Offer good news with a way to take it back.
	Tell  func(error)
	Offer func(text, label string, back func())
}

// Given is what the screen starts from.
type Given struct {
	Journal   Journal
	Hamster   model.Hamster
	Names     map[model.ID]string // of all hamsters
	Harnesses map[model.ID]string // their names
	Search    model.Search        // what is looked for
	Found     Found               // and what was found
	Open      model.ID            // the session to show; the newest one if it is zero
	Pad       model.Pad           // the signs, treats and acts to choose from
	Rules     model.Rules         // the goals that sessions are measured by
	Unit      model.Unit          // of the thermometer
	Now       time.Time
}

// Found is what a search found, with the sessions around one of them.
type Found struct {
	IDs  []model.ID
	Some []model.Session
}

// Look searches the journal, and reads the sessions around one: the first ones
// where that one is not among them. It takes its time, and needs no window.
func Look(ctx context.Context, j Journal, s model.Search, open model.ID) (f Found, err error) {
	if f.IDs, err = j.Search(ctx, s); err != nil {
		return f, err
	}
	f.Some, err = j.Sessions(ctx, around(f.IDs, slices.Index(f.IDs, open)))
	return f, err
}

type page struct {
	given   Given
	do      Actions
	filters *filters
	pages   *pages

	list    *parts.List
	columns *parts.Columns
	table   *fyne.Container // the list, or what stands for it
	count   *parts.Text
	keep    *parts.Menu
	detail  *detail
	slot    *fyne.Container
	side    fyne.CanvasObject // the card with the session; none where there is none at all
	chosen  int               // the row that is chosen; -1: none
	brief   bool              // a session is shown without its log at first
	open    model.ID          // the session that is shown

	deleted []model.Session // by the keeper, on this screen, the last one at the end
	body    *fyne.Container

	turn int // counts the searches
	stop context.CancelFunc
}

// New builds the list.
func New(given Given, do Actions) *screen.Screen {
	p := &page{given: given, do: do, slot: container.NewStack(), table: container.NewStack(), stop: func() {}, chosen: -1, brief: true}
	p.pages = &pages{read: given.Journal.Sessions, work: do.Work, arrived: p.arrived, failed: do.Tell}
	p.filters = newFilters(given, p.toList, func() {
		do.Looked(p.filters.search)
		p.look(p.open)
	})
	p.count = parts.NewSoft("")
	p.keep = parts.NewMenu(words.T("history.keep", nil), "S", p.ways)

	paper := parts.NewButton(words.T("history.paper", nil), "P", parts.ToneQuiet, do.Paper)
	bin := parts.NewButton(words.T("history.bin", nil), "B", parts.ToneQuiet, do.Bin)
	paper.Height, bin.Height, p.keep.View.Height = 44, 44, 44
	p.side = parts.Card(p.slot)
	inner := parts.Shares(16, []float32{1.6, 1}, parts.Card(p.table), p.side)
	p.body = parts.Column(12, 1, p.filters.view, inner)
	var first fyne.Focusable
	if len(given.Found.IDs) > 0 {
		p.makeList()
		first = p.list
	}
	p.announce(len(given.Found.IDs))
	return &screen.Screen{
		First: first,
		View:  screen.PageUnder(words.T("history.heading", model.Args{"Name": given.Hamster.Name}), p.count, p.body, p.keep.View, bin, paper),
		Then: []func(){
			p.unlessAsked(func() { p.enlist(given.Found) }), // only a list that has its size knows where to scroll
			p.unlessAsked(func() { p.start(given.Found, given.Open) }),
			p.unroll,
		},
		Leave: func() { p.stop() },
		Undo:  p.restore,
		Key:   p.key,
	}
}

// unroll adds the log to the session that is shown, and to all from now on.
func (p *page) unroll() {
	p.brief = false
	if p.detail != nil {
		p.detail.unroll()
	}
}

// unlessAsked is a step that is not taken once the keeper has looked for something
// or chosen it.
func (p *page) unlessAsked(step func()) func() {
	return func() {
		if p.turn == 0 && p.chosen < 0 {
			step()
		}
	}
}

func (p *page) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyF:
		p.filters.text.FocusByKey()
		return true
	case fyne.KeyDelete:
		p.delete()
		return true
	case fyne.KeyS:
		if p.keep.View.Hidden { // nothing is shown that could be kept
			return false
		}
		p.keep.View.OnTapped()
		return true
	case fyne.KeyB:
		p.do.Bin()
		return true
	case fyne.KeyP:
		p.do.Paper()
		return true
	case fyne.KeyEscape:
		return p.detail != nil && p.detail.fold()
	}
	return p.detail != nil && p.detail.key(k)
}

func (p *page) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p.body) }

func (p *page) toList() {
	if c := p.canvas(); c != nil && p.list != nil {
		c.Focus(p.list)
	}
}

// look searches anew, beside the window; a search that is still on its way is
// called off. The session that was open stays so where it is found.
func (p *page) look(open model.ID) {
	p.stop()
	ctx, stop := context.WithCancel(context.Background())
	p.turn++
	turn, search := p.turn, p.filters.search
	p.stop = stop
	var found Found
	var err error
	p.do.Work(func() { found, err = Look(ctx, p.given.Journal, search, open) }, func() {
		stop()
		switch {
		case turn != p.turn || errors.Is(err, context.Canceled):
		case err != nil:
			p.do.Tell(err)
		default:
			p.show(found, open)
		}
	})
}

// show lists what was found and opens one of it.
func (p *page) show(found Found, open model.ID) {
	p.announce(len(found.IDs))
	p.enlist(found)
	p.start(found, open)
}

// start opens a session of what was found, or else the first one.
func (p *page) start(found Found, open model.ID) {
	if len(found.IDs) > 0 {
		p.list.Select(max(0, slices.Index(found.IDs, open)))
	}
}

// announce says that so many were found, and makes room for them.
func (p *page) announce(n int) {
	switch {
	case p.filters.search.Narrows():
		p.count.Set(words.T("history.match", model.Args{"N": n}))
	case n > 0:
		p.count.Set(words.T("history.under", model.Args{"N": n}))
	default:
		p.count.Set("") // the empty list says it
	}
	p.keep.View.Hidden = n == 0
	p.keep.View.Refresh()
	if n > 0 || p.filters.search.Narrows() {
		p.side.Show()
	} else {
		p.side.Hide()
	}
	p.body.Refresh()
}

// enlist lists what was found.
func (p *page) enlist(found Found) {
	p.pages.set(found.IDs, found.Some)
	p.chosen = -1
	if len(found.IDs) == 0 {
		none := words.T("history.nothing", nil)
		if !p.filters.search.Narrows() {
			none = words.T("today.none", model.Args{"Name": p.given.Hamster.Name})
		}
		text := parts.NewWrapped(none)
		text.Color = look.ColorSoftText
		p.list, p.detail, p.open = nil, nil, model.ID{}
		p.setTable(parts.Column(0, -1, text))
		p.fill(nil)
		return
	}
	p.makeList()
	p.list.UnselectAll()
	p.list.Refresh()
}

// makeList makes the list where there is none, or where it needs other columns.
func (p *page) makeList() {
	var names []string
	if p.filters.search.HamsterID == (model.ID{}) {
		names = append(names, words.T("history.whose", nil))
		for _, n := range p.given.Names {
			names = append(names, n)
		}
	}
	if p.list != nil && (p.columns.Widths[columnName] > 0) == (len(names) > 1) {
		return
	}
	p.columns = newColumns(names)
	columns := p.columns
	p.list = parts.NewList(func() int { return len(p.pages.ids) }, func() fyne.CanvasObject { return newRow(columns) },
		func(row int, o fyne.CanvasObject) { p.fillRow(o, p.pages.at(row)) }, p.choose)
	p.list.OnEnter = func() {
		if p.detail != nil {
			p.detail.rows.Focus()
		}
	}
	ring := parts.NewSurface("", "", look.CornerButton)
	ring.Stroke = 2
	p.list.OnFocus = func(has bool) {
		line := fyne.ThemeColorName("")
		if has {
			line = look.ColorPrimary
		}
		ring.Paint("", line)
	}
	p.setTable(parts.Column(6, 2, parts.Pad(0, 6, head(columns)), parts.Rule(), container.NewStack(ring, parts.Pad(2, 2, p.list))))
}

func (p *page) setTable(o fyne.CanvasObject) {
	p.table.Objects = []fyne.CanvasObject{o}
	p.table.Refresh()
	p.body.Refresh()
}

// arrived shows a page that was read.
func (p *page) arrived() {
	p.list.Refresh()
	if p.detail == nil && p.chosen >= 0 {
		p.choose(p.chosen)
	}
}

// choose shows a session with its log, as soon as it is read.
func (p *page) choose(row int) {
	p.chosen = row
	s := p.pages.at(row)
	if s == nil {
		p.detail = nil
		p.fill(parts.Column(0, -1, parts.NewSoft("…")))
		return
	}
	if p.detail != nil && p.open == s.ID && p.detail.session == s {
		return
	}
	p.open = s.ID
	p.detail = newDetail(s, p.given, func(events []model.Event) error {
		if err := p.do.Apply(s.ID, events); err != nil {
			return err
		}
		s.Events = append(s.Events, events...)
		p.list.RefreshItem(row)
		return nil
	}, func() { p.do.Correct(*s) }, p.delete)
	if !p.brief {
		p.detail.unroll()
	}
	p.fill(p.detail.view)
}

func (p *page) fill(o fyne.CanvasObject) {
	p.slot.Objects = nil
	if o != nil {
		p.slot.Objects = []fyne.CanvasObject{o}
	}
	p.slot.Refresh()
}

// delete puts the session that is shown into the bin, and goes on to the one
// before it.
func (p *page) delete() {
	if p.detail == nil {
		return
	}
	s := *p.detail.session
	if err := p.given.Journal.DeleteSession(context.Background(), s.ID); err != nil {
		p.do.Tell(err)
		return
	}
	p.detail = nil // until the list is read again there is nothing to delete
	p.deleted = append(p.deleted, s)
	p.offer(s)
	next := model.ID{}
	if p.chosen+1 < len(p.pages.ids) {
		next = p.pages.ids[p.chosen+1]
	} else if p.chosen > 0 {
		next = p.pages.ids[p.chosen-1]
	}
	p.look(next)
}

// restore takes back the last delete.
func (p *page) restore() {
	last := len(p.deleted) - 1
	if last < 0 {
		return
	}
	s := p.deleted[last]
	if err := p.given.Journal.RestoreSession(context.Background(), s.ID); err != nil {
		p.do.Tell(err)
		return
	}
	if p.deleted = p.deleted[:last]; last > 0 {
		p.offer(p.deleted[last-1])
	}
	p.look(s.ID)
}

// offer says what was deleted, with the way to take it back.
func (p *page) offer(s model.Session) {
	p.do.Offer(words.T("history.deleted", model.Args{"When": words.Moment(s.StartedAt, p.given.Now)}), words.T("history.restore", nil), p.restore)
}

// ways are the ways to keep what is shown.
func (p *page) ways() (items []*fyne.MenuItem) {
	for _, o := range []Output{OutputPrint, OutputCSV, OutputXLSX, OutputJSON} {
		items = append(items, fyne.NewMenuItem(words.T("history.keep_"+string(o), nil), func() { p.do.Keep(o, p.filters.search) }))
	}
	return items
}
