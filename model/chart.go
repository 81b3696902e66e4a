package model

// Chart is a picture of some numbers, told without a toolkit. It holds every
// number, label and word; what draws it places them and decides nothing. So the
// window and the report cannot disagree.
//
// All X and Y are in the units of the axes. Slices are in drawing order, Points
// in the order in which a keeper walks through them.
type Chart struct {
	Title string
	// Summary tells in a sentence what the chart shows.
	Summary string
	// Empty is what to say in place of a picture; empty where there is one.
	Empty string
	// Hint is a sentence beneath the picture, for one with little in it or of
	// which something must be known; mostly empty.
	Hint string

	X, Y   Axis
	Series []Series
	Areas  []Area
	Rules  []Rule
	Lines  []Line
	Boxes  []Box
	Points []Point
	Strip  Strip

	// Whole names what shows the whole time again after a look at a part of
	// it; empty where a chart has no parts to look at.
	Whole string

	say   Speak
	tip   func(point int) []string
	table func() Table
	part  func(lo, hi float64) Axis
	days  []int // the first and the last day with a session; nil where there is none
}

// Tip returns the lines that explain a point, the first one being its heading;
// none where there is no such point.
func (c *Chart) Tip(point int) []string {
	if c.tip == nil || point < 0 || point >= len(c.Points) {
		return nil
	}
	return c.tip(point)
}

// Also returns what to say beside the tip of a point of others at its place,
// whose marks it may hide: how many, and of which kind; none where there are none.
func (c *Chart) Also(points []int) []string {
	if len(points) == 0 || c.say == nil {
		return nil
	}
	of := make([]int, len(c.Series))
	for _, p := range points {
		of[c.Points[p].Series]++
	}
	lines := []string{c.say("chart.also", Args{"N": len(points)})}
	for i, n := range of {
		if name := c.Series[i].Name; n > 0 && name != "" {
			lines = append(lines, c.say("chart.also_of", Args{"N": n, "What": name}))
		}
	}
	return lines
}

// Layers returns the series in the order to draw their marks in, the lowest
// first: no sign of stress lies hidden beneath calm.
func (c *Chart) Layers() []int {
	var rest, stress []int
	for i, s := range c.Series {
		if s.Tone == ToneStress {
			stress = append(stress, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(rest, stress...)
}

// Part returns the X axis for a look at the stretch between lo and hi: the whole
// axis where the chart has no parts, and never more than that.
func (c *Chart) Part(lo, hi float64) Axis {
	lo, hi = max(lo, c.X.Min), min(hi, c.X.Max)
	if c.part == nil || !(hi > lo) || lo == c.X.Min && hi == c.X.Max {
		return c.X
	}
	return c.part(lo, hi)
}

// Table returns what the chart shows, as rows.
func (c *Chart) Table() Table {
	if c.table == nil {
		return Table{}
	}
	return c.table()
}

// Tone is the meaning that a colour stands for.
type Tone string

// The tones. ToneCalm and ToneStress never stand alone: a shape says the same.
const (
	ToneCalm    Tone = "calm"
	ToneStress  Tone = "stress"
	ToneGoal    Tone = "goal"
	ToneTreat   Tone = "treat"
	ToneText    Tone = "text"
	ToneSoft    Tone = "soft"
	TonePrimary Tone = "primary"
)

// Shape is how a point is marked.
type Shape string

// The shapes.
const (
	ShapeNone        Shape = ""             // a line, an area or a box
	ShapeRing        Shape = "ring"         // calm to the end: at least this long
	ShapeDiamond     Shape = "diamond"      // a stress sign ended it
	ShapeOpenDiamond Shape = "open_diamond" // ended from worry, no sign tapped
	ShapeCross       Shape = "cross"        // small: says nothing about calm
	ShapeDot         Shape = "dot"
	ShapeSquare      Shape = "square" // outline
	ShapeBar         Shape = "bar"    // of boxes
)

// Series is what belongs together: one look, one entry of the legend, which
// shows and hides it.
type Series struct {
	// Name stands in the legend; a series without one is not in it.
	Name  string
	Shape Shape
	Tone  Tone
}

// Point is one marked thing.
type Point struct {
	Series int
	X, Y   float64
	// Beyond is set where the thing lies above the axis: it is drawn at its
	// upper edge with an arrow, and its tip tells the true value.
	Beyond bool
	// ID is the session to open; the zero ID where there is none.
	ID ID
}

// XY is a place in the units of the axes.
type XY struct{ X, Y float64 }

// Line joins places. A step curve gives both ends of each step.
type Line struct {
	Series int
	At     []XY
	// Dashed is for what rests on too little to rely on.
	Dashed bool
}

// Area is tinted, between a lower and an upper edge.
type Area struct {
	Series int // the series that it belongs to, -1 for none
	Tone   Tone
	Edges  []Edge
}

// Edge is the lower and upper end of an area at one X.
type Edge struct{ X, Low, High float64 }

// Rule is a straight line across the picture: a goal, a change of stage.
type Rule struct {
	// Upright is whether At is on the X axis.
	Upright bool
	At      float64
	Label   string // may be empty
	Tone    Tone
}

// Box is a filled rectangle: a bar, a cell of a heatmap, a stretch of time.
type Box struct {
	Series         int // -1 for none
	X0, Y0, X1, Y1 float64
	Tone           Tone
	// Strength is how much of the tone shows, from 0 to 1.
	Strength float64
	Tip      []string
}

// Strip is a row of labelled stretches beneath the picture.
type Strip struct {
	Runs []Run
}

// Run is one stretch of a strip.
type Run struct {
	X0, X1 float64
	// Label is written into it where it fits, else Short, else nothing.
	Label, Short string
	Tone         Tone
}

// addHint adds a sentence to the hint.
func (c *Chart) addHint(sentence string) {
	if c.Hint != "" {
		c.Hint += " "
	}
	c.Hint += sentence
}

// tellLeftOut tells how many of these sessions do not count because they
// overlap with another one.
func (c *Chart) tellLeftOut(sessions []Session) {
	n := 0
	for _, s := range sessions {
		if s.leftOut {
			n++
		}
	}
	if n > 0 {
		c.addHint(c.say("chart.left_out", Args{"N": n}))
	}
}

// series returns the index of the series with that look, adding it if needed.
func (c *Chart) series(s Series) int {
	for i, have := range c.Series {
		if have == s {
			return i
		}
	}
	c.Series = append(c.Series, s)
	return len(c.Series) - 1
}
