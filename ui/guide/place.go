package guide

import (
	"log/slog"
	"strings"

	"calmster/assets"
	"calmster/model"
)

// Place is where something stands: a page, and the number of a block on it.
type Place struct {
	Page  string
	Block int
}

// Fact is the name of something that the guide tells, as in assets/guide/facts.tsv.
type Fact string

func fact(names ...string) Fact { return Fact(strings.Join(names, ".")) }

// Place returns where the guide tells the fact; its beginning where it does not,
// which a test rules out.
func (f Fact) Place() Place {
	page, block, err := assets.GuidePlace(string(f))
	if err != nil {
		slog.Error("find a place in the guide", "error", err)
	}
	return Place{page, block}
}

// OfGate is what the guide tells of a check before a session.
func OfGate(key string) Fact {
	if key == "fit_checked" {
		return fact("fit", "one_finger") // the whole check, not only its name
	}
	return fact("gate", key)
}

// OfAlternative is what the guide tells of setting one up.
func OfAlternative(kind string) Fact { return fact("alternative", kind) }

// OfReason is what the guide tells of a reason of a verdict at a stage.
func OfReason(stage model.StageKey, r model.Reason) Fact {
	switch r.Key {
	case "reason.sessions":
		return ofStage(stage, "sessions")
	case "reason.days", "reason.days_nights", "reason.third":
		return ofStage(stage, "days")
	case "reason.sessions_all", "reason.last_stage":
		return fact("stage", string(model.StageWalk), "last")
	case "reason.stressed", "reason.stressed_on", "reason.flag_rolling", "reason.flag_biting_out", "reason.flag_since",
		"reason.if_stress_practise", "reason.if_stress_shorten", "reason.if_stress_step_down", "reason.if_stress_pause":
		return fact("sign", "any")
	case "reason.fair_try", "reason.stepped_down":
		return fact("unsuited", "several")
	case "reason.alternatives":
		return fact("unsuited", "alternatives")
	case "reason.too_short", "reason.unwatched":
		return fact("closing", "too_short")
	case "reason.gap":
		return fact("session", "week")
	}
	return ofStage(stage, "goal")
}

// OfVerdict is what the guide tells of what a verdict asks for.
func OfVerdict(stage model.StageKey, v model.Verdict) Fact {
	switch v {
	case model.VerdictShorten:
		return fact("session", "length")
	case model.VerdictStepDown, model.VerdictPause:
		return fact("unsuited", "do_not_force")
	case model.VerdictTooEarly:
		return fact("closing", "no_habit")
	}
	return ofStage(stage, "goal")
}

func ofStage(stage model.StageKey, what string) Fact {
	if stage == model.StageWalk {
		what = "goal" // all that the last stage has
	}
	return fact("stage", string(stage), what)
}
