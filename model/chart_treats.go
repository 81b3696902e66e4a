package model

// treatKinds are the kinds that treats are counted by, the lowest of a bar
// first. Each treat is of one kind.
var treatKinds = []struct {
	key  string // of its name in the legend and of its column
	tone Tone
}{
	{"vegetables", TonePrimary},
	{"sparingly", ToneTreat},
	{"other", ToneSoft},
	{"avoid", ToneStress},
}

// treatKind returns the place of a treat's kind. A keeper's own treat is one of
// the others: nothing is known of it.
func treatKind(code string) int {
	t, _ := TreatOf(code)
	switch {
	case t.Avoid:
		return 3
	case t.Vegetable:
		return 0
	case t.Sparingly:
		return 1
	}
	return 2
}

// weekTreats is what was eaten in a week.
type weekTreats struct {
	all  int
	kind [4]int // as treatKinds
	// most is how many pieces of vegetables were eaten on the day with the most
	// of them, and mostDay is that day. The limit is one of a day (B).
	most, mostDay int
}

func treatsOf(w week, starts DayStart) weekTreats {
	var t weekTreats
	day := map[int]Eaten{}
	for _, s := range w.sessions {
		for _, e := range s.Standing() {
			if e.Kind == KindTreat {
				t.all++
				t.kind[treatKind(e.Code)]++
			}
		}
		d := starts.Day(s.StartedAt)
		day[d] = day[d].With(s)
	}
	for d := w.first; d < w.first+7; d++ {
		if n := day[d].Vegetables; n > t.most {
			t.most, t.mostDay = n, d
		}
	}
	return t
}

// TreatsChart shows the treats of each week by what is advised of them. The
// sources give the limits in words, not in pieces; so the words stand beneath
// the picture, and the pieces are counted and not judged.
func TreatsChart(h History, rules Rules, say Speak) *Chart {
	weeks := weeksOf(h.counting().ended(), rules.DayStart, say)
	eaten := make([]weekTreats, len(weeks))
	most, all := 5, 0
	for i, w := range weeks {
		eaten[i] = treatsOf(w, rules.DayStart)
		most, all = max(most, eaten[i].all), all+eaten[i].all
	}
	c := &Chart{say: say, Title: say("chart.treats_by_week", nil), table: func() Table { return treatsTable(weeks, eaten, say) }}
	c.cover(h.ended(), rules.DayStart)
	if all == 0 {
		c.Empty = say("chart.empty_treats", nil)
		return c
	}
	c.Summary = say("chart.treats", Args{"N": all})
	c.Hint = say("chart.treats_advice", nil)
	c.tellLeftOut(h.ended())
	c.addCalendar(weeks[0].first, weeks[len(weeks)-1].first+6, say)
	c.Y = countAxis(most+1, say)
	for i, kind := range treatKinds {
		for _, t := range eaten {
			if t.kind[i] > 0 {
				c.series(Series{say("chart.key_"+kind.key, nil), ShapeBar, kind.tone})
			}
		}
	}
	var of []int // the week of each point
	for i, w := range weeks {
		t := eaten[i]
		lines := append([]string{sayWeek(w, say)}, treatLines(t, say)...)
		y := 0.0
		for k, kind := range treatKinds {
			if t.kind[k] == 0 {
				continue
			}
			top := y + float64(t.kind[k])
			c.Boxes = append(c.Boxes, Box{
				Series: c.series(Series{say("chart.key_"+kind.key, nil), ShapeBar, kind.tone}), Tone: kind.tone, Strength: 0.85,
				X0: float64(w.first) + 1, X1: float64(w.first) + 6, Y0: y, Y1: top, Tip: lines,
			})
			y = top
		}
		point := func(look Series, y float64) {
			c.Points = append(c.Points, Point{Series: c.series(look), X: float64(w.first) + 3.5, Y: y})
			of = append(of, i)
		}
		if t.most > 0 {
			point(Series{say("chart.key_most_vegetables", nil), ShapeDot, ToneText}, float64(t.most))
		}
		if t.kind[3] > 0 { // a shape as well as a colour
			point(Series{"", ShapeDiamond, ToneStress}, y)
		}
	}
	c.tip = func(i int) []string {
		return append([]string{sayWeek(weeks[of[i]], say)}, treatLines(eaten[of[i]], say)...)
	}
	return c
}

// treatLines tell of a week's treats; nothing where there were none.
func treatLines(t weekTreats, say Speak) []string {
	if t.all == 0 {
		return nil
	}
	lines := []string{say("chart.treats", Args{"N": t.all})}
	for i, kind := range treatKinds {
		if t.kind[i] > 0 {
			lines = append(lines, say("chart.treats_of", Args{"N": t.kind[i], "What": say("chart.key_"+kind.key, nil)}))
		}
	}
	if t.most > 0 {
		lines = append(lines, say("chart.treats_most", Args{"N": t.most, "Day": sayWeekday(dayTime(t.mostDay), say)}))
	}
	return lines
}

func treatsTable(weeks []week, eaten []weekTreats, say Speak) Table {
	column := func(key string) Column { return Column{say("chart.column_"+key, nil), key != "week"} }
	t := Table{Columns: []Column{column("week"), column("treats")}}
	for _, kind := range treatKinds {
		t.Columns = append(t.Columns, column(kind.key))
	}
	t.Columns = append(t.Columns, column("most_vegetables"))
	for i, w := range weeks {
		row := Row{Cells: []Cell{{sayDay(dayTime(w.first), say), float64(w.first)}, number(eaten[i].all, say)}}
		for _, n := range eaten[i].kind {
			row.Cells = append(row.Cells, number(n, say))
		}
		row.Cells = append(row.Cells, number(eaten[i].most, say))
		t.Rows = append(t.Rows, row)
	}
	return t
}
