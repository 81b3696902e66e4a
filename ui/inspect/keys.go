//go:build inspect

package inspect

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"calmster/model"
	"calmster/ui/shell"
)

// watchKeys notes when a key arrives and when the window is done with it.
func (e *Eyes) watchKeys(c fyne.Canvas) {
	d, ok := c.(desktop.Canvas)
	if !ok {
		return
	}
	down, typed := d.OnKeyDown(), c.OnTypedKey()
	d.SetOnKeyDown(func(k *fyne.KeyEvent) {
		e.keys = append(e.keys, Key{Name: string(k.Name), Arrived: time.Now(), Repeated: -1})
		e.pressing = true
		if down != nil {
			down(k)
		}
		e.pressing = false
		e.keys[len(e.keys)-1].Done = time.Now()
	})
	// A key is typed once when it goes down, and again and again while it is held.
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if n := len(e.keys); n > 0 && e.keys[n-1].Name == string(k.Name) {
			e.keys[n-1].Repeated++
		}
		if typed != nil {
			typed(k)
		}
	})
}

// Journal returns a journal that notes when it has taken the event of a key.
func (e *Eyes) Journal(j shell.Journal) shell.Journal { return timedJournal{j, e} }

type timedJournal struct {
	shell.Journal
	eyes *Eyes
}

// AppendEvent writes the events.
func (j timedJournal) AppendEvent(session model.ID, events ...model.Event) error {
	err := j.Journal.AppendEvent(session, events...)
	if e := j.eyes; err == nil && e.pressing {
		e.keys[len(e.keys)-1].Committed = time.Now()
	}
	return err
}
