package report

import (
	"encoding/json"
	"fmt"

	"calmster/model"
)

// block is all that the page's script gets.
type block struct {
	// Texts are the lines of all tips, each of them once: most stand in several.
	Texts  []string `json:"texts"`
	Charts []live   `json:"charts"`
}

// live is a chart as the page's script gets it.
type live struct {
	Option map[string]any `json:"option"`
	X      scale          `json:"x"`
	Y      scale          `json:"y"`
	// Tips and Rows belong to points, BoxTips to boxes, Short to the runs of
	// the strip. Tips are places in the texts.
	Tips    [][]int  `json:"tips"`
	Rows    []int    `json:"rows"`
	BoxTips [][]int  `json:"boxTips"`
	Short   []string `json:"short"`
	// Whole names the button that shows the whole time again.
	Whole string `json:"whole"`
}

// scale is an axis: its sets of ticks, and whether they name rows.
type scale struct {
	Levels [][]tick `json:"levels"`
	Rows   bool     `json:"rows"`
}

type tick struct {
	At    float64 `json:"at"`
	Label string  `json:"label"`
}

// data returns the charts as JSON. It holds no <, > or &, nor the two line ends
// that JSON knows and JavaScript once did not: nothing in it can end the block.
func (p *page) data() ([]byte, error) {
	all := block{Charts: make([]live, len(p.drawings))}
	places := map[string]int{}
	text := func(lines []string) []int {
		out := make([]int, len(lines))
		for i, line := range lines {
			at, ok := places[line]
			if !ok {
				at = len(all.Texts)
				places[line], all.Texts = at, append(all.Texts, line)
			}
			out[i] = at
		}
		return out
	}
	for i, d := range p.drawings {
		l := live{Option: option(d), X: scaleOf(d.X), Y: scaleOf(d.Y), Rows: d.Rows, Whole: d.Whole}
		for _, lines := range d.Tips {
			l.Tips = append(l.Tips, text(lines))
		}
		for _, b := range d.Boxes {
			l.BoxTips = append(l.BoxTips, text(b.Tip))
		}
		for _, r := range d.Strip.Runs {
			l.Short = append(l.Short, r.Short)
		}
		all.Charts[i] = l
	}
	out, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("write the report's charts: %w", err)
	}
	return out, nil
}

func scaleOf(a model.Axis) scale {
	s := scale{Rows: a.Rows}
	for _, level := range a.Levels {
		var ticks []tick
		for _, t := range level {
			ticks = append(ticks, tick{t.At, t.Label})
		}
		s.Levels = append(s.Levels, ticks)
	}
	return s
}
