package model

import (
	"math"
	"slices"
	"time"
)

const (
	// MedianOf is how many sessions the running median looks back over (H).
	MedianOf = 7
	// MedianLeast is how many sessions a median needs (H).
	MedianLeast = 3
	// goalShare is how far above the goal a chart reaches at least.
	goalShare = 1.2
	// goalsHigh is how many goals high a chart is at most: what lasted far
	// longer than asked for must not press the goal into the ground.
	goalsHigh = 12
	// leastDays is how many days a chart over time covers at least, so that one
	// session does not look like a long story.
	leastDays = 7
)

// ToleranceChart shows how long the hamster stayed calm at a stage, session by
// session, and their running median where it is known.
func ToleranceChart(h History, stage StageKey, rules Rules, say Speak) *Chart {
	return toleranceChart(h, stage, rules, nil, say)
}

// RecentChart is the tolerance chart of the last weeks up to today in a small
// form, without legend and labels of stages. Today is read in its own zone.
func RecentChart(h History, stage StageKey, rules Rules, weeks int, today time.Time, say Speak) *Chart {
	last := rules.DayStart.Day(today)
	return toleranceChart(h, stage, rules, &recent{weeks, last - 7*max(1, weeks) + 1, last}, say)
}

// recent is the stretch of days of a small chart.
type recent struct{ weeks, first, last int }

func toleranceChart(h History, key StageKey, rules Rules, only *recent, say Speak) *Chart {
	goal, starts := rules.Stage(key).Goal, rules.DayStart
	sessions := slices.DeleteFunc(h.ended(), func(s Session) bool { return s.Stage != key })
	median := runningMedian(sessions, goal)
	first, last := daySpan(sessions, starts)
	never := len(sessions) == 0
	if only != nil {
		// The median looks back beyond what is shown.
		from := 0
		for from < len(sessions) && starts.Day(sessions[from].StartedAt) < only.first {
			from++
		}
		sessions, median = sessions[from:], median[from:]
		first, last = only.first, max(only.last, last)
	}

	c := &Chart{say: say, Title: say("chart.tolerance", Args{"Stage": sayStage(key, say)}), table: func() Table { return sessionTable(sessions, starts, say) }}
	c.cover(sessions, rules.DayStart)
	if only != nil {
		c.Title = say("chart.recent", Args{"N": only.weeks})
	}
	if len(sessions) == 0 {
		c.Empty = say("chart.empty_stage", Args{"Goal": goal})
		if only != nil && !never {
			c.Empty = say("chart.empty_recent", Args{"N": only.weeks})
		}
		return c
	}
	c.Summary = summary(sessions, goal, say)
	c.tellLeftOut(sessions)
	if len(sessions) < MedianLeast && only == nil {
		c.addHint(say("chart.hint_median", Args{"Least": MedianLeast}))
	}

	changes := changesOf(h, key)
	if only == nil && len(changes) > 0 {
		if began := starts.Day(changes[0].At); began < first && began >= first-leastDays {
			first = began
		}
	}
	last = max(last, first+leastDays-1)
	c.tip = func(i int) []string { return sessionTip(sessions[i], false, say) }
	if only == nil {
		c.addCalendar(first, last, say)
	} else {
		c.X = calendarAxis(first, last, say)
	}

	longest := 0.0
	for _, s := range sessions {
		longest = max(longest, s.CalmTime().For.Seconds())
	}
	edge := min(goalsHigh*goal.Seconds(), goalShare*SessionCap.Value.Seconds())
	top := max(goalShare*goal.Seconds(), min(longest, edge))
	label := clockLabel(top, say)
	if only != nil {
		label = func(at, _ time.Duration) string { return say("chart.time", Args{"Time": at}) }
	}
	c.Y = durationAxis(top, goal, label)

	c.Areas = append(c.Areas, Area{-1, ToneGoal, []Edge{
		{c.X.Min, goal.Seconds(), c.Y.Max}, {c.X.Max, goal.Seconds(), c.Y.Max},
	}})
	c.Rules = append(c.Rules, Rule{At: goal.Seconds(), Label: say("chart.goal", Args{"Goal": label(goal, goal)}), Tone: ToneGoal})
	for _, change := range changes {
		at := starts.place(change.At)
		if only == nil && at >= c.X.Min && at <= c.X.Max {
			c.Rules = append(c.Rules, Rule{Upright: true, At: at, Label: sayChange(change, say), Tone: ToneSoft})
		}
	}
	c.addSessions(sessions, rules, func(s Session) float64 { return s.CalmTime().For.Seconds() }, say)
	c.addMedian(sessions, median, func(_ Session, m time.Duration) float64 { return m.Seconds() }, starts, only == nil, say)
	if only != nil {
		for i := range c.Series {
			c.Series[i].Name = ""
		}
	}
	return c
}

// StagesChart shows all stages at once: calm time as a share of the stage's
// goal, in percent, so that ten seconds and five minutes are both readable.
func StagesChart(h History, rules Rules, say Speak) *Chart {
	starts := rules.DayStart
	sessions := h.ended()
	sessions = slices.DeleteFunc(sessions, func(s Session) bool { _, ok := StageOf(s.Stage); return !ok })
	c := &Chart{say: say, Title: say("chart.stages", nil), table: func() Table { return sessionTable(sessions, starts, say) }}
	c.cover(sessions, rules.DayStart)
	if len(sessions) == 0 {
		c.Empty = say("chart.empty_all", nil)
		return c
	}
	first, last := daySpan(sessions, starts)
	last = max(last, first+leastDays-1)
	c.Summary = say("chart.summary_stages", Args{"N": len(sessions)})
	c.tellLeftOut(sessions)
	c.tip = func(i int) []string { return sessionTip(sessions[i], true, say) }
	c.addCalendar(first, last, say)

	share := func(s Session, d time.Duration) float64 {
		return 100 * d.Seconds() / rules.Stage(s.Stage).Goal.Seconds()
	}
	calmShare := func(s Session) float64 { return share(s, s.CalmTime().For) }
	most := 0.0
	for _, s := range sessions {
		most = max(most, calmShare(s))
	}
	c.Y = percentAxis(max(120, min(most, 200)), say)
	c.Areas = append(c.Areas, Area{-1, ToneGoal, []Edge{{c.X.Min, 100, c.Y.Max}, {c.X.Max, 100, c.Y.Max}}})
	c.Rules = append(c.Rules, Rule{At: 100, Label: say("chart.goal_each", nil), Tone: ToneGoal})
	c.addSessions(sessions, rules, calmShare, say)
	c.addStages(sessions, rules, share, say)
	return c
}

// addStages draws a median for each stretch of one stage, and the strip that
// names them; a way back is tinted.
func (c *Chart) addStages(sessions []Session, rules Rules, share func(Session, time.Duration) float64, say Speak) {
	start := c.X.Min
	for from, to := 0, 0; from < len(sessions); from = to {
		for to = from; to < len(sessions) && sessions[to].Stage == sessions[from].Stage; to++ {
		}
		run := sessions[from:to]
		stage, _ := StageOf(run[0].Stage)
		c.addMedian(run, runningMedian(run, rules.Stage(run[0].Stage).Goal), share, rules.DayStart, true, say)
		tone := ToneSoft
		if from > 0 {
			c.Rules = append(c.Rules, Rule{Upright: true, At: start, Tone: ToneSoft})
			if isBack(sessions[from-1].Stage, run[0].Stage) {
				tone = ToneStress
			}
		}
		end := c.X.Max
		if to < len(sessions) {
			end = max(start, rules.DayStart.place(sessions[to].StartedAt))
		}
		c.Strip.Runs = append(c.Strip.Runs, Run{
			start, end, sayStage(run[0].Stage, say), say("chart.number", Args{"Number": stage.Number}), tone,
		})
		start = end
	}
}

// addSessions marks each session at its local day and time.
func (c *Chart) addSessions(sessions []Session, rules Rules, value func(Session) float64, say Speak) {
	// The legend has a fixed order, whichever session comes first.
	present := map[Shape]Series{}
	marks := make([]Series, len(sessions))
	for i, s := range sessions {
		marks[i] = markOf(s, rules.Stage(s.Stage).Goal, say)
		present[marks[i].Shape] = marks[i]
	}
	for _, shape := range []Shape{ShapeRing, ShapeDiamond, ShapeOpenDiamond, ShapeCross} {
		if m, ok := present[shape]; ok {
			c.series(m)
		}
	}
	for i, s := range sessions {
		y := value(s)
		c.Points = append(c.Points, Point{
			Series: c.series(marks[i]), X: rules.DayStart.place(s.StartedAt), Y: min(y, c.Y.Max), Beyond: y > c.Y.Max, ID: s.ID,
		})
	}
}

// daySpan returns the first and last day of sessions.
func daySpan(sessions []Session, starts DayStart) (first, last int) {
	first, last = math.MaxInt, math.MinInt
	for _, s := range sessions {
		day := starts.Day(s.StartedAt)
		first, last = min(first, day), max(last, day)
	}
	if len(sessions) == 0 {
		return 0, 0
	}
	return first, last
}

// changesOf returns the moves to and from a stage, oldest first.
func changesOf(h History, key StageKey) []StageChange {
	var out []StageChange
	for _, c := range h.Changes {
		if c.From != c.To && (c.From == key || c.To == key) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b StageChange) int { return a.At.Compare(b.At) })
	return out
}

func isBack(from, to StageKey) bool {
	a, _ := StageOf(from)
	b, _ := StageOf(to)
	return b.Number < a.Number
}

func sayChange(c StageChange, say Speak) string {
	to, _ := StageOf(c.To)
	if isBack(c.From, c.To) {
		return say("chart.mark_back", Args{"Number": to.Number})
	}
	return say("chart.mark_to", Args{"Number": to.Number})
}

func summary(sessions []Session, goal time.Duration, say Speak) string {
	calm, stress, other := 0, 0, 0
	for _, s := range sessions {
		switch markOf(s, goal, say).Shape {
		case ShapeRing:
			calm++
		case ShapeCross:
			other++
		default:
			stress++
		}
	}
	return say("chart.summary", Args{"N": len(sessions), "Calm": calm, "Stress": stress, "Other": other})
}
