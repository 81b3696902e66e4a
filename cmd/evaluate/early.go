package main

import (
	"time"

	"calmster/model"
)

// earlySign measures how much less a very early sign can cost than a later one,
// because it is taken for a bad day: the most, and the share of logs in which
// it costs less at all by a hundredth or more. It tries signs at a dozen
// moments in the last of 6, 12 and 24 sessions of every so many animals.
func earlySign(trials []trial, every int) (most, share float64) {
	rules := model.DefaultRules()
	logs, odd := 0, 0
	for i := 0; i < len(trials); i += every {
		for _, n := range []int{6, 12, 24} {
			h := trials[i].history
			if n > len(h.Sessions) {
				continue
			}
			h.Sessions = append([]model.Session(nil), h.Sessions[:n]...)
			end := &h.Sessions[n-1]
			goal := rules.Stage(end.Stage).Goal
			least, worst := 1.0, 0.0
			for at := goal; at > 2*time.Second; at = at * 2 / 3 {
				end.Duration, end.End, end.Watch = at-time.Second, model.EndStress, model.WatchUnsaid
				end.Events = []model.Event{{Seq: 1, At: end.Duration, Kind: model.KindStress, Code: "freezing"}}
				p := h.At(end.Stage, rules).Chance.Next
				least = min(least, p)
				worst = max(worst, p-least)
			}
			logs++
			if worst >= 0.01 {
				odd++
			}
			most = max(most, worst)
		}
	}
	return most, float64(odd) / float64(max(1, logs))
}
