package care

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"calmster/model"
	"calmster/ui/look"
	"calmster/ui/parts"
	"calmster/ui/screen"
	"calmster/ui/words"
)

// Importer takes exported journals in.
type Importer interface {
	// Look says what a file would bring, and changes nothing.
	Look(ctx context.Context, path string) (Incoming, error)
	// Import takes it in. It says so, and where the journal as it was before is
	// kept; "" where it held nothing.
	Import(ctx context.Context, path string) (told, before string, err error)
}

// Incoming is what a file would bring, in words.
type Incoming struct {
	Lines []string
	// Odd is what cannot have been so.
	Odd []string
	// Changes is whether anything would change at all.
	Changes bool
}

// Importing is the way of a file into the journal: what it would bring, a
// question, and then that. Until it is answered nothing changes.
type Importing struct {
	Importer Importer
	Context  context.Context
	Show     func(*screen.Screen)
	// Work runs work away from the window and then done on its goroutine.
	Work func(work, done func())
	// Leave goes back to where it began, with what went wrong or nil.
	Leave func(problem error)
	// Done is told what was done, and where the journal as it was is kept.
	Done func(told, before string)
}

// Begin looks at a file.
func (i Importing) Begin(path string) {
	ctx, cancel := context.WithCancel(i.Context)
	left := false
	leave := func() {
		left = true
		cancel()
		i.Leave(nil)
	}
	reading := NewReading(path, leave)
	reading.Leave = func() {
		left = true
		cancel()
	}
	i.Show(reading)
	var in Incoming
	var err error
	i.Work(func() { in, err = i.Importer.Look(ctx, path) }, func() {
		switch {
		case left:
		case err != nil:
			i.Leave(err)
		default:
			i.Show(NewImport(path, in, func() { i.take(path) }, func() { i.Leave(nil) }))
		}
	})
}

func (i Importing) take(path string) {
	i.Show(Working("import.heading", "import.working"))
	var told, before string
	var err error
	i.Work(func() { told, before, err = i.Importer.Import(i.Context, path) }, func() {
		if err != nil {
			i.Leave(err)
			return
		}
		i.Done(told, before)
	})
}

// NewReading is shown while a file is looked at.
func NewReading(path string, cancel func()) *screen.Screen {
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	return &screen.Screen{
		View: screen.Page(words.T("import.heading", nil), filepath.Base(path),
			parts.Card(parts.NewWrapped(words.T("import.reading", nil))), back),
		Key: screen.OnEscape(cancel),
	}
}

// mostOdd is how many oddities are named; the others are counted.
const mostOdd = 6

// NewImport says what a file would bring and asks whether it should.
func NewImport(path string, in Incoming, take, cancel func()) *screen.Screen {
	lines := parts.Column(8, -1, parts.NewTitle(words.T("import.brings", nil)))
	said := in.Lines
	if len(said) == 0 {
		said = []string{words.T("import.empty", nil)}
	}
	for _, line := range said {
		lines.Add(parts.Row(12, 1, parts.NewMark(parts.MarkGuide, 13), parts.NewWrapped(line)))
	}
	cards := parts.Column(16, -1, parts.Card(lines))
	if n := len(in.Odd); n > 0 {
		odd := parts.Column(8, -1, parts.NewTitle(words.T("import.odd", nil)))
		for _, line := range in.Odd[:min(n, mostOdd)] {
			odd.Add(parts.NewWrapped(line))
		}
		if n > mostOdd {
			odd.Add(parts.NewWrapped(words.T("import.more", model.Args{"N": n - mostOdd})))
		}
		why := parts.NewSoft(words.T("import.odd_why", nil))
		why.Wrap = true
		odd.Add(why)
		cards.Add(parts.Card(odd))
	}
	back := parts.NewButton(words.T("prepare.cancel", nil), "Esc", parts.ToneQuiet, cancel)
	back.Height = 44
	buttons := []fyne.CanvasObject{back}
	out := &screen.Screen{Key: screen.OnEscape(cancel)}
	under := words.T("import.keeps", nil)
	if in.Changes {
		done := parts.NewButton(words.T("import.do", nil), words.Key("Ctrl+Enter"), parts.TonePrimary, take)
		done.Height = 44
		buttons = append(buttons, done)
		out.Main = take
	} else {
		nothing := parts.NewSoft(words.T("import.nothing", nil))
		nothing.Wrap, nothing.Color = true, look.ColorText
		lines.Add(nothing)
		under = ""
	}
	out.View = screen.Page(words.T("import.title", model.Args{"File": filepath.Base(path)}), under, parts.Scroll(cards), buttons...)
	return out
}
