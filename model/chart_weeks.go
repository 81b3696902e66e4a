package model

// week is one week of the hamster's days with its sessions; weeks start as the
// translation says.
type week struct {
	first    int // day
	sessions []Session
}

// weeksOf returns the weeks from the first session's to the last one's, the
// ones without a session among them.
func weeksOf(sessions []Session, starts DayStart, say Speak) []week {
	if len(sessions) == 0 {
		return nil
	}
	first, last := daySpan(sessions, starts)
	first = weekStart(first, say)
	weeks := make([]week, (last-first)/7+1)
	for i := range weeks {
		weeks[i].first = first + 7*i
	}
	for _, s := range sessions {
		w := &weeks[(starts.Day(s.StartedAt)-first)/7]
		w.sessions = append(w.sessions, s)
	}
	return weeks
}

func sayWeek(w week, say Speak) string {
	return say("chart.week_of", Args{"Day": sayDay(dayTime(w.first), say)})
}

// WeeksChart shows how many sessions each week had, in the morning and in the
// evening, against the 3 to 5 that are plenty.
func WeeksChart(h History, rules Rules, say Speak) *Chart {
	starts := rules.DayStart
	weeks := weeksOf(h.counting().ended(), starts, say)
	c := &Chart{say: say, Title: say("chart.weeks", nil), table: func() Table { return weeksTable(weeks, starts, say) }}
	c.cover(h.ended(), rules.DayStart)
	if len(weeks) == 0 {
		c.Empty = say("chart.empty_all", nil)
		return c
	}
	most := WeekMost.Value + 1
	for _, w := range weeks {
		most = max(most, len(w.sessions))
	}
	c.addCalendar(weeks[0].first, weeks[len(weeks)-1].first+6, say)
	c.Y = countAxis(most, say)
	c.Areas = append(c.Areas, Area{-1, ToneGoal, []Edge{
		{c.X.Min, float64(WeekLeast.Value), float64(WeekMost.Value)}, {c.X.Max, float64(WeekLeast.Value), float64(WeekMost.Value)},
	}})
	c.Rules = append(c.Rules, Rule{At: float64(WeekMost.Value), Label: say("chart.plenty", Args{"Least": WeekLeast.Value, "Most": WeekMost.Value}), Tone: ToneGoal})
	early := c.series(Series{say("chart.key_morning", nil), ShapeBar, ToneTreat})
	late := c.series(Series{say("chart.key_evening", nil), ShapeBar, TonePrimary})
	for _, w := range weeks {
		if len(w.sessions) == 0 {
			continue
		}
		morning, _ := dayHalf(w, starts)
		lines := []string{
			sayWeek(w, say),
			say("chart.halves", Args{"N": len(w.sessions), "Morning": morning, "Evening": len(w.sessions) - morning}),
		}
		lines = append(lines, treatLines(treatsOf(w, starts), say)...)
		x0, x1 := float64(w.first)+1, float64(w.first)+6
		for _, b := range []Box{
			{Series: early, Y0: 0, Y1: float64(morning), Tone: ToneTreat},
			{Series: late, Y0: float64(morning), Y1: float64(len(w.sessions)), Tone: TonePrimary},
		} {
			if b.Y1 > b.Y0 {
				b.X0, b.X1, b.Strength, b.Tip = x0, x1, 0.85, lines
				c.Boxes = append(c.Boxes, b)
			}
		}
	}
	c.Summary = say("chart.summary_weeks", Args{"N": len(weeks)})
	c.tellLeftOut(h.ended())
	return c
}

// dayHalf returns how many of a week's sessions were in the morning, and how many
// treats there were.
func dayHalf(w week, starts DayStart) (morning, treats int) {
	for _, s := range w.sessions {
		if partAt(starts.Clock(s.StartedAt)) == Morning {
			morning++
		}
		treats += s.Count(KindTreat)
	}
	return morning, treats
}

func weeksTable(weeks []week, starts DayStart, say Speak) Table {
	column := func(key string) Column { return Column{say("chart.column_"+key, nil), key != "week"} }
	t := Table{Columns: []Column{column("week"), column("sessions"), column("morning"), column("evening"), column("treats")}}
	for _, w := range weeks {
		morning, treats := dayHalf(w, starts)
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{sayDay(dayTime(w.first), say), float64(w.first)},
			number(len(w.sessions), say), number(morning, say), number(len(w.sessions)-morning, say), number(treats, say),
		}})
	}
	return t
}
