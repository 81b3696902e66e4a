package shell

// offer tells what was done, with Ctrl+Z to take it back as long as the screen
// that is shown has no other use for that key.
func (s *Shell) offer(text, _ string, back func()) {
	s.note(text)
	if s.open.Undo == nil {
		s.open.Undo = back
	}
}
