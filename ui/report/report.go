// Package report writes a hamster's training as one HTML file, to read, print
// and pass on to a vet or a friend. It works offline for ever and without
// JavaScript: then the charts are pictures.
//
// What a person typed never becomes code. It reaches the page through
// html/template, or as JSON that holds no <, > or & and from which the page's
// own script makes text only; the page may load nothing and run nothing but
// the two scripts whose hashes stand at its top.
package report

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"time"

	"calmster/assets"
	"calmster/model"
)

// Given is what a report is made from.
type Given struct {
	History model.History
	Rules   model.Rules
	Say     model.Speak
	// Now is when the report is made; the verdict is that of this moment.
	Now time.Time
	// From and To are the dates of the first and the last day of the sessions to
	// show, the zero time for no limit. The night after a day belongs to it.
	From, To time.Time
	// Notes is whether the keeper's notes go into the report.
	Notes bool
}

// Write writes the report. For the same given it writes the same bytes.
func Write(w io.Writer, given Given) error {
	engine, licences, err := assets.ChartScript()
	if err != nil && !errors.Is(err, assets.ErrNoChartScript) {
		return err
	}
	return given.write(w, engine, licences)
}

// write writes the report with a chart script, or without one where engine is
// empty.
func (g Given) write(w io.Writer, engine, licences string) error {
	text, style, script, err := assets.ReportPage()
	if err != nil {
		return err
	}
	tmpl, err := template.New("page").Parse(text)
	if err != nil {
		return fmt.Errorf("read the report's template: %w", err)
	}
	p := g.page(engine != "")
	p.Style, p.Licences = template.CSS(palette()+style), licences
	if engine != "" {
		data, err := p.data()
		if err != nil {
			return err
		}
		// The scripts are our own build's, and the data is JSON without < > &.
		p.Data, p.Engine, p.Script = template.JS(data), template.JS(engine), template.JS(script)
	}
	p.Policy = policy(p)
	if err := tmpl.Execute(w, p); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}
