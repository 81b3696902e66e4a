package model_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"calmster/model"
)

// tale is a random history as keepers might have it: nights, days with many
// sessions, some that were short, not watched, or overlap with another.
func tale(r *rand.Rand) model.History {
	h := model.History{Hamster: model.Hamster{Stage: model.StageWear}}
	at := time.Date(2026, 1, 3, 19, 0, 0, 0, time.UTC)
	for i := range 1 + r.IntN(26) {
		s := session([]rune("CCCSSsskRBWuu")[r.IntN(13)])
		if r.IntN(12) == 0 { // watched by nobody until a sign beyond the goal
			s = session('u')
			s.Duration = 6 * time.Minute
			s.Events = []model.Event{{Seq: 1, At: 6 * time.Minute, Kind: model.KindStress, Code: "rolling"}}
		}
		if r.IntN(15) == 0 {
			s.Stage = model.StageFasten
		}
		at = at.Add([]time.Duration{
			time.Minute, 30 * time.Minute, 3 * time.Hour, 9 * time.Hour, 24 * time.Hour, 50 * time.Hour, 16 * 24 * time.Hour,
		}[r.IntN(7)])
		s.ID, s.StartedAt = model.ID{byte(i + 1)}, at
		h.Sessions = append(h.Sessions, s)
		if r.IntN(10) == 0 {
			change := model.StageChange{At: at.Add(20 * time.Minute), From: model.StageWear, To: model.StageFasten}
			if r.IntN(2) == 0 {
				change.From, change.To = change.To, change.From
			}
			h.Changes = append(h.Changes, change)
			at = at.Add(30 * time.Minute)
		}
	}
	return h
}

// counted is what a keeper finds who goes through the list by hand.
type counted struct {
	args  map[string]model.Args
	sum   int // of all sessions at the stage
	whole int // sessions of which one class each was told
}

// byHand counts what the reasons tell, from the sessions alone and without any
// of the evidence's own counting.
func byHand(h model.History, rules model.Rules, now time.Time) counted {
	goal := rules.Stage(model.StageWear).Goal
	var came time.Time
	for _, c := range h.Changes {
		if c.To == model.StageWear && c.From != c.To {
			came = c.At
		}
	}
	out := counted{args: map[string]model.Args{}}
	type line struct {
		at             time.Time
		class          string
		stressed, flag bool
		went           bool
	}
	var list []line
	var before []model.Session // those that are not left out
	perNight, dates := map[string]int{}, map[string]bool{}
	earlier := false
	for _, s := range h.Sessions {
		over := slices.ContainsFunc(before, func(b model.Session) bool {
			return s.StartedAt.Equal(b.StartedAt) || s.StartedAt.Before(b.StartedAt.Add(b.Duration))
		})
		if !over {
			before = append(before, s)
		}
		if s.Stage != model.StageWear {
			continue
		}
		if s.StartedAt.Before(came) {
			earlier = true
			continue
		}
		sign, seen := time.Duration(0), false
		codes := map[string]bool{}
		for _, e := range s.Events {
			if e.Kind == model.KindStress {
				if !seen {
					sign, seen = e.At, true
				}
				codes[e.Code] = true
			}
		}
		l := line{at: s.StartedAt, flag: codes["rolling"] || codes["biting_harness"] && codes["escaping"]}
		night := s.StartedAt.Add(-5 * time.Hour).Format(time.DateOnly) // UTC has no clock changes
		stressed := seen && sign < goal || s.End == model.EndWorry && s.Duration < goal
		calm := !stressed && s.Watch != model.WatchNot && s.Duration >= goal
		switch {
		case over:
			l.class, l.flag = "left_out", false
		case stressed:
			l.class, l.stressed, l.went = "counts", true, true
		case calm && perNight[night] < 2:
			l.class, l.went = "counts", true
		case calm:
			l.class, l.went = "third", l.flag
		case s.Watch == model.WatchNot:
			l.class, l.went = "unwatched", l.flag
		default:
			l.class = "too_short"
			l.went = s.End == model.EndPlanned && perNight[night] < 2
		}
		if l.class == "counts" {
			perNight[night]++
			dates[s.StartedAt.Format(time.DateOnly)] = true
		}
		list = append(list, l)
	}
	number := map[string]int{}
	for _, l := range list {
		number[l.class]++
	}
	out.sum = len(list)
	for _, n := range number {
		out.whole += n
	}
	needs := rules.Stage(model.StageWear)
	out.args["reason.sessions"] = model.Args{"N": number["counts"], "Least": needs.Sessions}
	days := model.Args{"N": len(perNight), "Least": needs.Days}
	if len(perNight) == len(dates) {
		out.args["reason.days"] = days
	} else {
		days["Start"] = rules.DayStart
		out.args["reason.days_nights"] = days
	}
	for _, class := range []string{"too_short", "third", "unwatched", "left_out"} {
		if n := number[class]; n > 0 {
			args := model.Args{"N": n}
			switch class {
			case "too_short":
				args["Goal"] = goal
			case "third":
				args["Most"] = 2
			}
			out.args["reason."+class] = args
		}
	}
	if earlier {
		out.args["reason.since"] = model.Args{"When": model.On(came)}
	}
	// back collects the last n lines that fit, and how many lie between and after.
	back := func(n int, fits func(line) bool) (found []line, others int) {
		for _, l := range slices.Backward(list) {
			if len(found) == n {
				break
			}
			if fits(l) {
				found = append(found, l)
			}
		}
		if len(found) == 0 {
			return nil, 0
		}
		for _, l := range list {
			if !l.at.Before(found[len(found)-1].at) {
				others++
			}
		}
		return found, others - len(found)
	}
	run, others := back(rules.CalmRun, func(l line) bool { return l.class == "counts" })
	if len(run) > 0 {
		calm := 0
		for _, l := range run {
			if !l.stressed {
				calm++
			}
		}
		args := model.Args{"N": calm, "Of": len(run), "Needs": rules.CalmRun, "Goal": goal}
		key := "reason.run"
		if len(run) == 1 {
			key = "reason.run_one"
			delete(args, "Of")
		} else if others > 0 {
			key, args["When"] = "reason.run_on", model.Span{From: run[len(run)-1].at, To: run[0].at}
		}
		out.args[key] = args
	}
	stress := func(n, limit int) bool {
		went, others := back(n, func(l line) bool { return l.went })
		k := 0
		for _, l := range went {
			if l.stressed {
				k++
			}
		}
		if k < limit {
			return false
		}
		args := model.Args{"Number": k, "Of": len(went)}
		key := "reason.stressed"
		if others > 0 {
			key, args["When"], args["N"] = "reason.stressed_on", model.Span{From: went[len(went)-1].at, To: went[0].at}, others
		}
		out.args[key] = args
		return true
	}
	if !stress(rules.DownOf, rules.DownStressed) {
		stress(rules.ShortenOf, rules.ShortenStressed)
	}
	if went, others := back(1, func(l line) bool { return l.went }); len(went) == 1 && went[0].flag {
		out.args["flag"] = model.Args{"When": model.On(went[0].at)}
		if others > 0 {
			out.args["reason.flag_since"] = model.Args{"N": others, "Goal": goal}
		}
	}
	if last, _ := back(1, func(l line) bool { return l.class != "left_out" }); len(last) == 1 {
		if weeks := int(now.Sub(last[0].at).Hours()) / (7 * 24); weeks >= 2 {
			out.args["reason.gap"] = model.Args{"N": weeks, "When": model.On(last[0].at)}
		}
	}
	return out
}

// often is how often a test tries something at random: less where it would take
// minutes, under the race detector.
func often(times int) int {
	if testing.Short() {
		return times / 5
	}
	return times
}

// Every number and date of a reason is what a keeper counts by hand, and every
// session at the stage is told of once.
func TestReasonsAreWhatAKeeperCountsByHand(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 13))
	told := map[string]int{}
	rules := model.DefaultRules()
	for range often(1500) {
		h := tale(r)
		now := h.Sessions[len(h.Sessions)-1].StartedAt.Add(time.Duration(r.IntN(40*24)) * time.Hour)
		hand := byHand(h, rules, now)
		if hand.sum != hand.whole {
			t.Fatalf("%d sessions in classes, of %d", hand.whole, hand.sum)
		}
		got := map[string]model.Args{}
		for _, reason := range h.On(now, model.StageWear, rules).Reasons {
			switch reason.Key {
			case "reason.flag_rolling", "reason.flag_biting_out":
				got["flag"] = reason.Args
			case "reason.chance", "reason.fair_try", "reason.stepped_down", "reason.alternatives", "reason.lift",
				"reason.more_calm", "reason.more_calm_over",
				"reason.if_stress_practise", "reason.if_stress_shorten", "reason.if_stress_step_down", "reason.if_stress_pause":
				continue
			default:
				got[reason.Key] = reason.Args
			}
		}
		for key := range hand.args {
			told[key]++
		}
		if !reflect.DeepEqual(got, hand.args) {
			text := ""
			for _, s := range h.Sessions {
				text += fmt.Sprintf("%s %s %s %v %v\n", s.StartedAt.Format("02 Jan 15:04"), s.Stage, s.End, s.Duration, s.Watch)
			}
			for key := range hand.args {
				if !reflect.DeepEqual(got[key], hand.args[key]) {
					t.Errorf("%s: %v, by hand %v", key, got[key], hand.args[key])
				}
				delete(got, key)
			}
			t.Fatalf("beside these %v, of\n%schanges %v", got, text, h.Changes)
		}
	}
	for _, key := range []string{
		"reason.days_nights", "reason.run_on", "reason.stressed", "reason.stressed_on", "flag", "reason.flag_since",
		"reason.gap", "reason.too_short", "reason.third", "reason.unwatched", "reason.left_out", "reason.since",
	} {
		if told[key] == 0 {
			t.Errorf("%s never came up", key)
		}
	}
}

// What a stress sign would mean is what it then means.
func TestWhatAStressSignWouldMean(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 14))
	rules := model.DefaultRules()
	rules.ReadyChance = 0.6
	seen := map[string]bool{}
	for range often(3000) {
		h := tale(r)
		now := h.At(model.StageWear, rules)
		if now.Verdict != model.VerdictReady {
			continue
		}
		s := session('S')
		s.Events[0].At = 30 * time.Second
		s.ID, s.StartedAt = model.ID{200}, h.Sessions[len(h.Sessions)-1].StartedAt.Add(3*24*time.Hour)
		h.Sessions = append(h.Sessions, s)
		key := "reason.if_stress_" + string(h.At(model.StageWear, rules).Verdict)
		if reason(now, key).Key == "" {
			t.Fatalf("the verdict became %s, which %v did not say", key, now.Reasons)
		}
		seen[key] = true
	}
	if !seen["reason.if_stress_practise"] || !seen["reason.if_stress_step_down"] {
		t.Errorf("only %v came up", seen)
	}
}

func TestOfTwoThatOverlapOneCounts(t *testing.T) {
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC) }
	h := wear(calm(at(10, 20, 0), goal), calm(at(10, 20, 2), goal), calm(at(11, 20, 0), goal), calm(at(11, 20, 0), goal))
	for i := range h.Sessions {
		h.Sessions[i].ID = model.ID{byte(i + 1)}
	}
	rules := model.DefaultRules()
	told := h.At(model.StageWear, rules)
	if n := reason(told, "reason.sessions").Args["N"]; n != 2 {
		t.Errorf("%v sessions count", n)
	}
	if n := reason(told, "reason.left_out").Args["N"]; n != 2 {
		t.Errorf("%v sessions are told as left out", n)
	}
	alone := wear(h.Sessions[0], h.Sessions[2]).At(model.StageWear, rules)
	if told.Chance != alone.Chance || told.Verdict != alone.Verdict {
		t.Errorf("%v %s, without them %v %s", told.Chance, told.Verdict, alone.Chance, alone.Verdict)
	}
	each := h.Each(rules)
	if each[1].Outcome != model.OutcomeUnknown || each[1].Chance != each[0].Chance {
		t.Errorf("the second one: %+v", each[1])
	}
	if c := h.Survival(model.StageWear); c.Sessions != 2 {
		t.Errorf("the curve rests on %d", c.Sessions)
	}
	c := model.ToleranceChart(h, model.StageWear, rules, plain)
	crosses := 0
	for i, p := range c.Points {
		if c.Series[p.Series].Shape == model.ShapeCross {
			crosses++
			if !slices.Contains(c.Tip(i), "chart.overlaps") {
				t.Errorf("the tip says %q", c.Tip(i))
			}
		}
	}
	if crosses != 2 || c.Hint != "chart.hint_median Least=3" && c.Hint != "chart.left_out N=2" {
		t.Errorf("%d crosses, hint %q", crosses, c.Hint)
	}
	for _, c := range []*model.Chart{
		model.StagesChart(h, rules, plain), model.WeeksChart(h, rules, plain),
		model.ReadinessChart(h, model.StageWear, rules, time.Time{}, plain),
	} {
		if c.Hint != "chart.left_out N=2" {
			t.Errorf("%s: hint %q", c.Title, c.Hint)
		}
	}
	if n := model.WeeksChart(h, rules, plain).Table().Rows[0].Cells[1].Key; n != 2 {
		t.Errorf("the week's row has %v sessions", n)
	}
}
