package model

import "slices"

// SignsChart shows which stress signs were tapped, week by week: the stronger
// the colour, the larger the share of that week's sessions. A week without a
// session stays blank, one without the sign is faint.
func SignsChart(h History, rules Rules, say Speak) *Chart {
	weeks := weeksOf(h.counting().ended(), rules.DayStart, say)
	counts := make([]map[string]int, len(weeks))
	found := map[string]bool{}
	for i, w := range weeks {
		counts[i] = map[string]int{}
		for _, s := range w.sessions {
			for code := range stressCodes(s) {
				counts[i][code]++
				found[code] = true
			}
		}
	}
	var codes []string
	for _, s := range stressSigns {
		if found[s.Key] {
			codes = append(codes, s.Key)
			delete(found, s.Key)
		}
	}
	var own []string
	for code := range found {
		own = append(own, code)
	}
	slices.Sort(own)
	codes = append(codes, own...)

	c := &Chart{say: say, Title: say("chart.signs", nil), table: func() Table { return signsTable(weeks, codes, counts, say) }}
	c.cover(h.ended(), rules.DayStart)
	if len(codes) == 0 {
		c.Empty = say("chart.empty_signs", nil)
		return c
	}
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = sayCode(code, say)
	}
	c.addCalendar(weeks[0].first, weeks[len(weeks)-1].first+6, say)
	c.Y = rowAxis(names)
	c.Summary = say("chart.summary_signs", Args{"Sign": names[mostOften(codes, counts)]})
	c.tellLeftOut(h.ended())
	const gap = 0.06
	for i, w := range weeks {
		if len(w.sessions) == 0 {
			continue
		}
		for row, code := range codes {
			share := float64(counts[i][code]) / float64(len(w.sessions))
			b := Box{
				Series: -1, X0: float64(w.first) + 7*gap/2, X1: float64(w.first+7) - 7*gap/2,
				Y0: c.Y.Max - float64(row+1) + gap, Y1: c.Y.Max - float64(row) - gap,
				Tone: ToneStress, Strength: 0.2 + 0.8*share,
				Tip: []string{names[row], sayWeek(w, say), say("chart.of_sessions", Args{"Number": counts[i][code], "N": len(w.sessions)})},
			}
			if share == 0 {
				b.Tone, b.Strength = ToneSoft, 0.1
			}
			c.Boxes = append(c.Boxes, b)
		}
	}
	return c
}

// stressCodes returns the codes of the stress signs that stand.
func stressCodes(s Session) map[string]bool {
	out := map[string]bool{}
	for _, e := range s.Standing() {
		if e.Kind == KindStress {
			out[e.Code] = true
		}
	}
	return out
}

// sayCode says what a stress sign is called.
func sayCode(code string, say Speak) string {
	if Custom(code) {
		return ownName(code)
	}
	return say("sign."+code, nil)
}

func mostOften(codes []string, counts []map[string]int) int {
	best, most := 0, -1
	for i, code := range codes {
		n := 0
		for _, week := range counts {
			n += week[code]
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

func signsTable(weeks []week, codes []string, counts []map[string]int, say Speak) Table {
	t := Table{Columns: []Column{{say("chart.column_week", nil), false}, {say("chart.column_sessions", nil), true}}}
	for _, code := range codes {
		t.Columns = append(t.Columns, Column{sayCode(code, say), true})
	}
	for i, w := range weeks {
		row := Row{Cells: []Cell{{sayDay(dayTime(w.first), say), float64(w.first)}, number(len(w.sessions), say)}}
		for _, code := range codes {
			row.Cells = append(row.Cells, number(counts[i][code], say))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
