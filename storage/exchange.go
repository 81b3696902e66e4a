package storage

import (
	"time"

	"calmster/model"
)

// The name and the version of the exchange format.
const (
	exchangeFormat  = "calmster-journal"
	exchangeVersion = 1
)

// The records of the exchange format: each key once, in the order in which it
// is written. An import reads by these tables and an export writes by them, so
// that the two cannot disagree.
var (
	hamsterFields = []field[model.Hamster]{
		idField("id", func(h *model.Hamster) *model.ID { return &h.ID }).needed(),
		textField("name", func(h *model.Hamster) *string { return &h.Name }).needed(),
		textField("species", func(h *model.Hamster) *model.Species { return &h.Species }).or(
			func(h *model.Hamster) { h.Species = model.SpeciesOther },
			func(h *model.Hamster) bool { return h.Species == model.SpeciesOther }),
		dayField("born", func(h *model.Hamster) *time.Time { return &h.Born }),
		textField("stage", func(h *model.Hamster) *model.StageKey { return &h.Stage }).or(
			func(h *model.Hamster) { h.Stage = model.StageMeet },
			func(h *model.Hamster) bool { return h.Stage == model.StageMeet }),
		textField("notes", func(h *model.Hamster) *string { return &h.Notes }),
		momentField("created_at", func(h *model.Hamster) *time.Time { return &h.CreatedAt }),
		momentField("updated_at", func(h *model.Hamster) *time.Time { return &h.UpdatedAt }),
		momentField("archived_at", func(h *model.Hamster) *time.Time { return &h.ArchivedAt }),
		photoField(),
	}
	harnessFields = []field[model.Harness]{
		idField("id", func(h *model.Harness) *model.ID { return &h.ID }).needed(),
		idField("hamster_id", func(h *model.Harness) *model.ID { return &h.HamsterID }).needed(),
		textField("label", func(h *model.Harness) *string { return &h.Label }),
		textField("style", func(h *model.Harness) *model.Style { return &h.Style }).needed(),
		textField("fastener", func(h *model.Harness) *model.Fastener { return &h.Fastener }).or(
			func(h *model.Harness) { h.Fastener = model.FastenerOther },
			func(h *model.Harness) bool { return h.Fastener == model.FastenerOther }),
		textField("notes", func(h *model.Harness) *string { return &h.Notes }),
		momentField("retired_at", func(h *model.Harness) *time.Time { return &h.RetiredAt }),
		momentField("updated_at", func(h *model.Harness) *time.Time { return &h.UpdatedAt }),
	}
	fitCheckFields = []field[model.FitCheck]{
		idField("id", func(c *model.FitCheck) *model.ID { return &c.ID }).needed(),
		idField("harness_id", func(c *model.FitCheck) *model.ID { return &c.HarnessID }).needed(),
		momentField("at", func(c *model.FitCheck) *time.Time { return &c.At }).needed(),
		flagField("one_finger", func(c *model.FitCheck) *bool { return &c.OneFinger }).needed(),
		flagField("moves_freely", func(c *model.FitCheck) *bool { return &c.MovesFreely }).needed(),
		flagField("no_rubbing", func(c *model.FitCheck) *bool { return &c.NoRubbing }).needed(),
		flagField("breathes_freely", func(c *model.FitCheck) *bool { return &c.BreathesFreely }).needed(),
		textField("note", func(c *model.FitCheck) *string { return &c.Note }),
		momentField("updated_at", func(c *model.FitCheck) *time.Time { return &c.UpdatedAt }),
	}
	stageChangeFields = []field[model.StageChange]{
		idField("id", func(c *model.StageChange) *model.ID { return &c.ID }).needed(),
		idField("hamster_id", func(c *model.StageChange) *model.ID { return &c.HamsterID }).needed(),
		momentField("at", func(c *model.StageChange) *time.Time { return &c.At }).needed(),
		textField("from", func(c *model.StageChange) *model.StageKey { return &c.From }).needed(),
		textField("to", func(c *model.StageChange) *model.StageKey { return &c.To }).needed(),
		textField("verdict", func(c *model.StageChange) *model.Verdict { return &c.Verdict }),
		textField("reason", func(c *model.StageChange) *string { return &c.Reason }),
		momentField("updated_at", func(c *model.StageChange) *time.Time { return &c.UpdatedAt }),
	}
	sessionFields = []field[model.Session]{
		idField("id", func(s *model.Session) *model.ID { return &s.ID }).needed(),
		idField("hamster_id", func(s *model.Session) *model.ID { return &s.HamsterID }).needed(),
		idField("harness_id", func(s *model.Session) *model.ID { return &s.HarnessID }),
		textField("stage", func(s *model.Session) *model.StageKey { return &s.Stage }).needed(),
		momentField("started_at", func(s *model.Session) *time.Time { return &s.StartedAt }).needed(),
		secondsField("planned_s", func(s *model.Session) *time.Duration { return &s.Planned }),
		secondsField("duration_s", func(s *model.Session) *time.Duration { return &s.Duration }).needed(),
		textField("end_reason", func(s *model.Session) *model.EndReason { return &s.End }).needed(),
		textField("place", func(s *model.Session) *model.Place { return &s.Place }),
		numberField("temperature_c", func(s *model.Session) **float64 { return &s.TemperatureC }),
		watchedField(),
		textField("note", func(s *model.Session) *string { return &s.Note }),
		momentField("updated_at", func(s *model.Session) *time.Time { return &s.UpdatedAt }),
		eventsField(),
	}
	enrichmentFields = []field[model.Enrichment]{
		idField("id", func(e *model.Enrichment) *model.ID { return &e.ID }).needed(),
		idField("hamster_id", func(e *model.Enrichment) *model.ID { return &e.HamsterID }).needed(),
		textField("kind", func(e *model.Enrichment) *string { return &e.Kind }).needed(),
		momentField("started_at", func(e *model.Enrichment) *time.Time { return &e.StartedAt }).needed(),
		secondsField("duration_s", func(e *model.Enrichment) *time.Duration { return &e.Duration }).needed(),
		numberField("temperature_c", func(e *model.Enrichment) **float64 { return &e.TemperatureC }),
		codesField("comfort", func(e *model.Enrichment) *[]string { return &e.Comfort }),
		codesField("stress", func(e *model.Enrichment) *[]string { return &e.Stress }),
		codesField("treats", func(e *model.Enrichment) *[]string { return &e.Treats }),
		textField("note", func(e *model.Enrichment) *string { return &e.Note }),
		momentField("updated_at", func(e *model.Enrichment) *time.Time { return &e.UpdatedAt }),
	}
	eventFields = []field[model.Event]{
		countField("seq", func(e *model.Event) *int { return &e.Seq }).needed(),
		secondsField("at_s", func(e *model.Event) *time.Duration { return &e.At }).needed(),
		textField("kind", func(e *model.Event) *model.Kind { return &e.Kind }).needed(),
		textField("code", func(e *model.Event) *string { return &e.Code }),
		countField("of", func(e *model.Event) *int { return &e.Of }),
		textField("note", func(e *model.Event) *string { return &e.Note }),
	}
)
