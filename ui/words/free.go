package words

import (
	"fmt"
	"time"

	"calmster/model"
)

// Free says what time without a harness was: "Digging box".
func Free(kind string) string { return T("free."+kind, nil) }

// FreeLine says time without a harness in a line: "19:10, digging box, 18 minutes".
func FreeLine(e model.Enrichment) string {
	args := model.Args{"Time": Clock(e.StartedAt), "What": Free(e.Kind), "Length": Lasted(e.Duration)}
	if e.GoesOn {
		return T("free.line_on", args)
	}
	return T("free.line", args)
}

// Lasted says a length in whole minutes, one that is shorter than a minute in
// seconds: "18 minutes".
func Lasted(d time.Duration) string {
	if d >= time.Minute {
		d = d.Round(time.Minute)
	}
	return Spell(d)
}

// MonthYear says a month with its year: "November 2026".
func MonthYear(t time.Time) string {
	return T("format.month", model.Args{"Month": T(fmt.Sprintf("month.long.%d", int(t.Month())), nil), "Year": t.Year()})
}
