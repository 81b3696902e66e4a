package history

import (
	"context"
	"slices"

	"calmster/model"
)

const (
	// pageSize is how many sessions are read at a time.
	pageSize = 60
	// pagesHeld is how many pages are kept; the list never shows more than two.
	pagesHeld = 12
)

// pages are the sessions of a list of any length, of which a few are held.
type pages struct {
	read    func(ctx context.Context, ids []model.ID) ([]model.Session, error)
	work    func(work, done func())
	arrived func()      // after a page came
	failed  func(error) // where one did not

	ids    []model.ID // of the whole list
	held   map[int]map[model.ID]*model.Session
	order  []int // of the held pages, the one used last at the end
	wanted []int // pages to read, at most the two asked for last
	busy   bool
	turn   int // counts the lists
}

// set begins a new list, of which the sessions given are held already, and
// stand together in it.
func (p *pages) set(ids []model.ID, some []model.Session) {
	p.ids, p.held, p.order, p.wanted = ids, map[int]map[model.ID]*model.Session{}, nil, nil
	p.turn++
	p.busy = false
	p.take(some)
}

// take keeps sessions that fill whole pages.
func (p *pages) take(some []model.Session) {
	for i := range some {
		at := slices.Index(p.ids, some[i].ID)
		if at < 0 {
			continue
		}
		n := at / pageSize
		if p.held[n] == nil {
			p.held[n] = map[model.ID]*model.Session{}
			p.order = append(p.order, n)
		}
		p.held[n][some[i].ID] = &some[i]
	}
}

// at returns the session of a row: nil while it is read, and where it is gone.
func (p *pages) at(row int) *model.Session {
	if row < 0 || row >= len(p.ids) {
		return nil
	}
	n := row / pageSize
	page, ok := p.held[n]
	if !ok {
		p.want(n)
		return nil
	}
	p.used(n)
	return page[p.ids[row]]
}

func (p *pages) used(n int) {
	if last := len(p.order) - 1; p.order[last] != n {
		p.order = append(slices.DeleteFunc(p.order, func(x int) bool { return x == n }), n)
	}
	for len(p.order) > pagesHeld {
		delete(p.held, p.order[0])
		p.order = p.order[1:]
	}
}

// want asks for a page. Of pages that were scrolled past before they came, only
// the last ones are read.
func (p *pages) want(n int) {
	if slices.Contains(p.wanted, n) {
		return
	}
	p.wanted = append(p.wanted, n)
	if len(p.wanted) > 2 {
		p.wanted = p.wanted[1:]
	}
	p.next()
}

// next reads the page that was asked for last.
func (p *pages) next() {
	if p.busy || len(p.wanted) == 0 {
		return
	}
	p.busy = true
	n, turn := p.wanted[len(p.wanted)-1], p.turn
	ids := p.ids[n*pageSize : min(len(p.ids), (n+1)*pageSize)]
	var some []model.Session
	var err error
	p.work(func() { some, err = p.read(context.Background(), ids) }, func() {
		if turn != p.turn {
			return
		}
		p.busy = false
		p.wanted = slices.DeleteFunc(p.wanted, func(x int) bool { return x == n })
		if err != nil {
			p.failed(err)
			return
		}
		page := make(map[model.ID]*model.Session, len(some))
		for i := range some {
			page[some[i].ID] = &some[i]
		}
		p.held[n] = page
		p.order = append(p.order, n)
		p.used(n)
		p.arrived()
		p.next()
	})
}

// around returns the ids of the page of a row.
func around(ids []model.ID, row int) []model.ID {
	from := max(0, row) / pageSize * pageSize
	return ids[min(from, len(ids)):min(len(ids), from+pageSize)]
}
