package prepare

import "slices"

// Draft is a page as it was left to look after a harness, for the way back.
type Draft struct {
	plan      Plan
	harnesses []Worn
	celsius   string // as it was written, in the keeper's unit
	reason    string
	ticked    map[string]bool
}

// draft is the page as it stands. How the harness fits is to be confirmed again:
// that is what the keeper went to look at.
func (p *page) draft() Draft {
	ticked := p.ticked()
	delete(ticked, "fit_checked")
	return Draft{p.plan, p.given.Harnesses, p.celsius.Text, p.reason.Text, ticked}
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
// is the one to wear.
func (p *page) takeUp(d *Draft) (ticked map[string]bool) {
	if d == nil {
		return nil
	}
	p.plan = d.plan
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
		p.reason.SetText(d.reason)
	}
}
