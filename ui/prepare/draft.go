package prepare

import (
	"slices"

	"calmster/model"
)

// Draft is a page as it was left to look after a harness or to decide on a
// stage, for the way back.
type Draft struct {
	stage     model.StageKey // where the animal was
	plan      Plan
	harnesses []Worn
	celsius   string // as it was written, in the keeper's unit
	ticked    map[string]bool
}

// draft is the page as it stands. How the harness fits is to be confirmed again:
// that is what the keeper went to look at.
func (p *page) draft() Draft {
	ticked := p.ticked()
	delete(ticked, "fit_checked")
	return Draft{p.stage.Key, p.plan, p.given.Harnesses, p.celsius.Text, ticked}
}

// ticked are the keys of the checks that were confirmed.
func (p *page) ticked() map[string]bool {
	out := map[string]bool{}
	for i, key := range p.asked {
		if p.gates[i].Checked {
			out[key] = true
		}
	}
	return out
}

// takeUp starts from a draft, where there is one; a harness that was added since
// is the one to wear. How long and where is asked anew at another stage.
func (p *page) takeUp(d *Draft) (ticked map[string]bool) {
	if d == nil {
		return nil
	}
	usual := p.plan
	p.plan = d.plan
	if d.stage != p.stage.Key {
		p.plan.Planned = usual.Planned
		if d.plan.Place.Outdoors() != usual.Place.Outdoors() {
			p.plan.Place = usual.Place
		}
	}
	worn := func(h Worn) bool { return h.ID == p.plan.HarnessID }
	if p.plan.HarnessID != (model.ID{}) && !slices.ContainsFunc(p.given.Harnesses, worn) {
		p.plan.HarnessID = usual.HarnessID // it is in use no longer
	}
	for _, h := range p.given.Harnesses {
		if !slices.ContainsFunc(d.harnesses, func(known Worn) bool { return known.ID == h.ID }) {
			p.plan.HarnessID = h.ID
		}
	}
	return d.ticked
}

// fill writes a draft's texts into their fields.
func (p *page) fill(d *Draft) {
	if d != nil {
		p.celsius.SetText(d.celsius)
	}
}
