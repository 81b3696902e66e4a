package model

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Axis is a range of values with the ticks that can stand on it.
type Axis struct {
	Min, Max float64
	// Levels are sets of ticks to choose from, the best first; mostly the
	// finest. Each is ascending, within Min and Max, its labels all different.
	Levels [][]Tick
	// Rows is whether the ticks name rows instead of standing on a scale: there
	// is nothing to draw a line at.
	Rows bool
}

// Tick is a labelled value of an axis.
type Tick struct {
	At    float64
	Label string
}

// Space is the room that an axis is drawn in, in any unit of length.
type Space struct {
	Length float64 // from lo to hi
	Before float64 // room for half a label before lo
	After  float64 // and after hi
	Gap    float64 // least distance between two labels
	// Size returns the extent of a label along the axis.
	Size func(label string) float64
}

// Fit returns the ticks to draw between lo and hi: those of the first level
// whose labels keep their distance and that gives a scale. A label that would stick out is left away.
func (a Axis) Fit(lo, hi float64, room Space) []Tick {
	if !(hi > lo) || !(room.Length > 0) {
		return nil
	}
	var best []Tick
	for _, level := range a.Levels {
		ticks, ok := fit(level, lo, hi, room)
		if ok && len(ticks) > 1 {
			return ticks
		}
		if ok && best == nil {
			best = ticks // one tick gives no scale: better than none
		}
	}
	return best
}

func fit(level []Tick, lo, hi float64, room Space) (ticks []Tick, ok bool) {
	end := math.Inf(-1)
	for _, t := range level {
		if t.At < lo || t.At > hi {
			continue
		}
		at, half := (t.At-lo)/(hi-lo)*room.Length, room.Size(t.Label)/2
		if at-half < -room.Before || at+half > room.Length+room.After {
			continue
		}
		if at-half < end+room.Gap {
			return nil, false
		}
		end = at + half
		ticks = append(ticks, t)
	}
	return ticks, true
}

// mostTicks is more than any picture has room for; a finer level is left out.
const mostTicks = 400

// calendarAxis covers the days from first to last. Its unit is the day since
// 1970-01-01, so that a calendar is all it knows: a day has no length in hours.
func calendarAxis(first, last int, say Speak) Axis {
	a := Axis{Min: float64(first), Max: float64(last + 1)}
	from, to := dayTime(first), dayTime(last)
	years := from.Year() != to.Year()
	dayMonth := func(t time.Time) string {
		args := Args{"Day": t.Day(), "Month": sayMonth(t, say), "Year": t.Year()}
		if years {
			return say("format.date", args)
		}
		return say("chart.day_month", args)
	}
	month := func(t time.Time) string {
		if years {
			return say("chart.month_year", Args{"Month": sayMonth(t, say), "Year": t.Year()})
		}
		return sayMonth(t, say)
	}
	every := func(days int, label func(time.Time) string) {
		var level []Tick
		if (last-first)/days < mostTicks {
			start := weekStart(first, say)
			if days < 7 {
				start = first
			}
			if weeks := days / 7; weeks > 1 {
				start -= (start / 7 % weeks) * 7
			}
			for d := start; d <= last; d += days {
				if d >= first {
					level = append(level, Tick{float64(d), label(dayTime(d))})
				}
			}
		}
		a.add(level)
	}
	months := func(n int, label func(time.Time) string) {
		var level []Tick
		for y := from.Year(); y <= to.Year() && (to.Year()-from.Year())*12/n < mostTicks; y++ {
			for m := 1; m <= 12; m += n {
				t := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
				if d := DateNumber(t); d >= first && d <= last {
					level = append(level, Tick{float64(d), label(t)})
				}
			}
		}
		a.add(level)
	}
	every(1, dayMonth)
	every(2, dayMonth)
	every(7, dayMonth)
	every(14, dayMonth)
	months(1, month)
	months(3, month)
	if years {
		year := func(t time.Time) string { return fmt.Sprint(t.Year()) }
		months(12, year)
		for _, n := range []int{2, 5, 10, 20, 50} {
			var level []Tick
			for y := (from.Year() + n - 1) / n * n; y <= to.Year(); y += n {
				t := time.Date(y, time.January, 1, 0, 0, 0, 0, time.UTC)
				if d := DateNumber(t); d >= first {
					level = append(level, Tick{float64(d), year(t)})
				}
			}
			if len(level) > 1 {
				a.add(level)
			}
		}
	}
	a.add([]Tick{{float64(first), dayMonth(from)}, {float64(last), dayMonth(to)}})
	return a
}

// addCalendar gives a chart its axis of days, which can be looked at in parts.
func (c *Chart) addCalendar(first, last int, say Speak) {
	c.X = calendarAxis(first, last, say)
	c.Whole = say("chart.whole_time", nil)
	c.part = func(lo, hi float64) Axis {
		a := calendarAxis(int(math.Floor(lo)), int(math.Ceil(hi))-1, say)
		a.Min, a.Max = lo, hi
		for i, level := range a.Levels {
			a.Levels[i] = slices.DeleteFunc(level, func(t Tick) bool { return t.At < lo || t.At > hi })
		}
		a.Levels = slices.DeleteFunc(a.Levels, func(level []Tick) bool { return len(level) == 0 })
		return a
	}
}

// add takes a level that has ticks, differs from the one before, and tells its
// ticks apart.
func (a *Axis) add(level []Tick) {
	seen := map[string]bool{}
	for _, t := range level {
		if seen[t.Label] {
			return
		}
		seen[t.Label] = true
	}
	if n := len(a.Levels); len(level) > 0 && (n == 0 || len(a.Levels[n-1]) != len(level)) {
		a.Levels = append(a.Levels, level)
	}
}

// dayTime returns a day's midnight in UTC, to read the calendar from.
func dayTime(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// weekStart returns the day on which the week of a day starts. The translation
// says which weekday that is, since a language knows it best.
func weekStart(day int, say Speak) int {
	first := int(time.Monday)
	if s := say("calendar.first_weekday", nil); len(s) == 1 && s[0] >= '0' && s[0] <= '6' {
		first = int(s[0] - '0')
	}
	return WeekStart(day, time.Weekday(first))
}

// sayMonth says the short name of a month.
func sayMonth(t time.Time, say Speak) string {
	return say(fmt.Sprintf("month.%d", int(t.Month())), nil)
}

// rowAxis names rows, the first one on top.
func rowAxis(names []string) Axis {
	a := Axis{Max: float64(len(names)), Rows: true}
	var level []Tick
	for i := len(names) - 1; i >= 0; i-- {
		level = append(level, Tick{a.Max - float64(i) - 0.5, names[i]})
	}
	a.Levels = [][]Tick{level}
	return a
}

// countAxis covers 0 to at least most whole things.
func countAxis(most int, say Speak) Axis {
	a := Axis{Max: float64(most)}
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 500} {
		if step > most || most/step > 2*finestSteps {
			continue
		}
		var level []Tick
		for v := 0; v <= most; v += step {
			level = append(level, Tick{float64(v), say("chart.number", Args{"Number": v})})
		}
		a.add(level)
	}
	return a
}

// tenthsAxis covers a chance, told in tenths.
func tenthsAxis(say Speak) Axis {
	a := Axis{Max: 1}
	for _, step := range []int{1, 2, 5, 10} {
		var level []Tick
		for v := 0; v <= 10; v += step {
			level = append(level, Tick{float64(v) / 10, say("chart.of_ten", Args{"Number": v})})
		}
		a.add(level)
	}
	return a
}

// clockSteps are the steps, in seconds, that a clock is read in.
var clockSteps = []int{1, 2, 5, 10, 15, 30, 60, 120, 150, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800}

// finestSteps is how many steps the finest level of a duration axis has at most,
// fewestSteps how many it should have at least.
const (
	finestSteps = 11
	fewestSteps = 3
)

// durationAxis covers at least 0 to most seconds. Its steps are parts or
// multiples of mark, so that mark is on a step if it can be; 0 for none.
func durationAxis(most float64, mark time.Duration, label func(time.Duration, time.Duration) string) Axis {
	a := Axis{Max: most}
	of := int(mark / time.Second)
	through := func(step int) bool { return of == 0 || of%step == 0 || step%of == 0 }
	if !slices.ContainsFunc(clockSteps, func(step int) bool {
		n := most / float64(step)
		return through(step) && n <= finestSteps && n >= fewestSteps
	}) {
		through = func(int) bool { return true } // an odd mark: no useful step meets it
	}
	finest := 0
	for _, step := range clockSteps {
		if !through(step) {
			continue
		}
		if finest == 0 {
			if most/float64(step) > finestSteps {
				continue
			}
			finest = step
			a.Max = math.Ceil(most/float64(step)-1e-9) * float64(step)
		}
		if float64(step) > a.Max {
			break
		}
		var level []Tick
		for v := 0; float64(v) <= a.Max; v += step {
			level = append(level, Tick{float64(v), label(time.Duration(v)*time.Second, time.Duration(step)*time.Second)})
		}
		a.add(level)
	}
	if of > 0 && float64(of) <= a.Max {
		a.add([]Tick{{0, label(0, mark)}, {float64(of), label(mark, mark)}})
	}
	return a
}

// clockLabel returns how to label an axis of up to most seconds: in minutes
// where its steps are whole ones, in seconds where it is short.
func clockLabel(most float64, say Speak) func(at, step time.Duration) string {
	return func(at, step time.Duration) string {
		switch {
		case step%time.Minute == 0:
			return say("chart.minutes", Args{"N": int(at / time.Minute)})
		case most <= 2*60:
			return say("chart.seconds", Args{"N": int(at / time.Second)})
		}
		return say("chart.time", Args{"Time": at})
	}
}

// percentAxis covers 0 to at least most percent.
func percentAxis(most float64, say Speak) Axis {
	a := Axis{Max: math.Ceil(most/10-1e-9) * 10}
	for _, step := range []int{10, 20, 25, 50, 100} {
		if a.Max/float64(step) > finestSteps {
			continue
		}
		var level []Tick
		for v := 0; float64(v) <= a.Max; v += step {
			level = append(level, Tick{float64(v), say("chart.percent", Args{"N": v})})
		}
		a.add(level)
	}
	return a
}
