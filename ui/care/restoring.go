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
// question. Until that is answered nothing changes.
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
	var present *Contents
	r.Show(NewRestore(found, RestoreActions{
		Look: func(path string, told func(Contents, error)) {
			var c Contents
			var err error
			r.Work(func() {
				c, err = r.Keeper.Peek(path)
				if now, broken := r.Keeper.Peek(""); broken == nil {
					present = &now
				}
			}, func() { told(c, err) })
		},
		Browse: r.Browse, Cancel: r.Cancel,
		Confirm: func(path string, backup Contents) {
			r.Show(NewConfirm(path, backup, present, func() {
				r.Show(Working("restore.heading", "restore.working"))
				r.Keeper.Restore(path)
			}, r.Begin))
		},
	}))
}
