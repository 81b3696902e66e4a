//go:build linux

package main

import (
	"time"

	"calmster/model"
	"calmster/ui/words"
)

// A stride is what a newcomer does at one stop of the walk. Its picture is taken
// after it.
type stride struct {
	picture string
	does    func(*walker)
}

const day = 24 * time.Hour

// strides are the walk, in the order of its text.
var strides = []stride{
	{"01-welcome", func(w *walker) {
		w.WaitItem(say("welcome.next"))
	}},
	{"02-who", func(w *walker) {
		w.Click(say("welcome.next"))
		w.Fill(say("form.name"), "Biscuit")
		w.Fill(say("form.born"), "2026-03-01")
	}},
	{"03-begin", func(w *walker) {
		w.Click(say("welcome.keep"))
		w.WaitItem(say("welcome.begin"))
	}},
	{"04-today", func(w *walker) {
		w.Click(say("welcome.begin"))
		w.WaitItem(say("today.start"))
	}},
	{"05-harness", func(w *walker) {
		w.Press("ctrl+4")
		w.Click(say("hamsters.open"))
		w.Click(say("prepare.add_harness"))
		w.Fill(say("harness.label"), "blue vest")
	}},
	{"06-step-by-step", func(w *walker) {
		w.Click(say("form.save"))
		w.Click(say("introduce.open"))
		w.WaitText(say("introduce.under"))
	}},
	{"07-prepare", func(w *walker) {
		w.Press("ctrl+1")
		w.Click(say("today.start"))
		for _, gate := range model.Gates(model.StageMeet, model.PlacePlaypen) {
			w.Click(say("gate." + gate.Key))
		}
		w.WaitText(say("prepare.all_set"))
	}},
	{"08-session", func(w *walker) {
		w.Click(say("prepare.wait"))
		w.WaitText(say("session.waiting"))
		w.Press("space")
		w.WaitGone(say("session.waiting"))
		w.Pass(50 * time.Second)
		w.Click(say("sign.exploring"))
		w.Pass(40 * time.Second)
		w.Click(say("treat.oats"))
		w.Press("e")
		w.Pass(35 * time.Second)
	}},
	{"09-goal", func(w *walker) {
		w.Pass(3 * time.Minute)
		w.WaitText(say("session.goal_reached"))
	}},
	{"10-closing", func(w *walker) {
		w.Press("h")
		w.WaitText(say("closing.how"))
		w.Click(say("closing.treat_near"))
	}},
	{"11-first-evening", func(w *walker) {
		w.Click(say("closing.finish"))
		w.WaitItem(say("today.start"))
		w.WaitText(say("verdict.too_early"))
	}},
	{"12-stress", func(w *walker) {
		w.Pass(2*day - 8*time.Minute)
		w.prepared()
		w.Pass(50 * time.Second)
		w.Press("q")
		w.Pass(30 * time.Second)
		w.Press("1")
		w.WaitText(say("session.take_off_near"))
	}},
	{"13-after-stress", func(w *walker) {
		w.Pass(9 * time.Second)
		w.Press("h")
		w.WaitText(say("closing.how"))
	}},
	{"14-first-verdict", func(w *walker) {
		w.Click(say("closing.finish"))
		w.WaitItem(say("today.start"))
		w.Pass(day + 11*time.Minute)
		w.calm()
		w.WaitText(say("verdict.practise"))
		w.hush()
	}},
	{"15-chart", func(w *walker) {
		w.Click(say("today.why"))
		w.WaitItem(say("progress.table"))
	}},
	{"16-ready", func(w *walker) {
		w.Press("ctrl+1")
		w.WaitItem(say("today.start"))
		for _, pause := range []time.Duration{2 * day, 38 * time.Hour, 2*day + 10*time.Hour, 2 * day} {
			w.Pass(pause - 6*time.Minute)
			w.calm()
		}
		w.WaitText(say("verdict.ready"))
		w.hush()
	}},
	{"17-move", func(w *walker) {
		w.Click(words.T("verdict.move", model.Args{"Stage": stageName(model.StageDrape)}))
		w.WaitText(say("move.reason"))
	}},
	{"18-fit", func(w *walker) {
		w.Click(words.T("move.decide", model.Args{"Stage": stageName(model.StageDrape)}))
		w.WaitItem(say("today.start"))
		w.Press("ctrl+4")
		w.Click(say("hamsters.open"))
		w.Click(say("prepare.fit_check"))
		for _, point := range model.FitPoints() {
			w.Click(say("fit." + point))
		}
	}},
	{"19-report", func(w *walker) {
		w.Click(say("form.save"))
		w.WaitItem(say("introduce.open"))
		w.Press("ctrl+2")
		w.Click(say("progress.report"))
		w.WaitItem(say("report_form.save"))
	}},
	{"20-backup", func(w *walker) {
		w.Press("Escape", "ctrl+6")
		w.WaitItem(say("settings.back_up"))
	}},
}

func stageName(key model.StageKey) string {
	s, _ := model.StageOf(key)
	return words.StageName(s)
}

// prepared starts a session from Today.
func (w *walker) prepared() {
	w.Press("ctrl+n")
	w.WaitText(say("prepare.checks"))
	w.Press("ctrl+shift+a")
	w.WaitText(say("prepare.all_set"))
	w.Press("ctrl+Return")
	w.WaitText(say("session.so_far"))
}

// calm keeps a session that stays calm to the goal, and comes back to Today.
func (w *walker) calm() {
	w.prepared()
	w.Pass(70 * time.Second)
	w.Press("q")
	w.Pass(90 * time.Second)
	w.Press("e")
	w.Pass(145 * time.Second)
	w.WaitText(say("session.goal_reached"))
	w.Press("h")
	w.WaitText(say("closing.how"))
	w.Press("ctrl+Return")
	w.WaitItem(say("today.start"))
}

// hush closes the notice at the foot of the window.
func (w *walker) hush() {
	w.WaitItem(say("notice.close"))
	w.Press("Escape")
	w.WaitGone(say("notice.close"))
}
