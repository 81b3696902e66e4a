package care

import "calmster/ui/screen"

// Keeper is what going back to a backup asks of the journal's file.
type Keeper interface {
	// Backups are those that were made by themselves, the newest first.
	Backups() ([]Backup, error)
	// Peek checks a backup, or the journal where path is empty, and says what it
	// holds.
	Peek(path string) (Contents, error)
	// Restore puts a backup in the journal's place, and builds the window anew.
	Restore(path string)
}

// Restoring is the way back to a backup: which one, what it holds, a last
// question. Until that is answered nothing changes. Who has left while a backup
// is looked at is not called back.
type Restoring struct {
	Keeper Keeper
	Show   func(*screen.Screen)
	Tell   func(error)
	// Work runs work away from the window and then done on its goroutine.
	Work   func(work, done func())
	Browse func(picked func(path string))
	Cancel func()
}

// Begin shows the first page.
func (r Restoring) Begin() {
	found, err := r.Keeper.Backups()
	if err != nil {
		r.Tell(err)
	}
	left := false
	var present *Contents
	ask := NewRestore(found, RestoreActions{
		Look: func(path string, told func(Contents, error)) {
			var c, now Contents
			var err, broken error
			r.Work(func() {
				c, err = r.Keeper.Peek(path)
				now, broken = r.Keeper.Peek("")
			}, func() {
				if left {
					return
				}
				if present = nil; broken == nil {
					present = &now
				}
				told(c, err)
			})
		},
		Browse: r.Browse,
		Cancel: func() {
			left = true
			r.Cancel()
		},
		Confirm: func(path string, backup Contents) {
			r.Show(NewConfirm(path, backup, present, func() {
				r.Show(Working("restore.heading", "restore.working"))
				r.Keeper.Restore(path)
			}, r.Begin))
		},
	})
	ask.Leave = func() { left = true }
	r.Show(ask)
}
