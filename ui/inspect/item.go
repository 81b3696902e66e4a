// Package inspect tells what a window shows: its texts, fields and buttons,
// and where they are. The end-to-end test and the guided tour look through it
// and then act with a real mouse and real keys. It also moves the program's
// clocks, so that a test need not wait for the cap or set the computer's time.
//
// It is compiled in by the build tag inspect only. A keeper's program has no
// such window to the outside: its [Eyes] are empty.
package inspect

// Item is one thing that can be seen. A custom widget tells its name by a
// method InspectLabel() string.
type Item struct {
	// Kind is "drawn" for a text as it is drawn, else the name of the widget's type.
	Kind string `json:"kind"`
	// Name is what the thing is called: its label, or all the text inside.
	Name string `json:"name"`
	// Text is the content of an entry or what is selected.
	Text string `json:"text,omitempty"`
	// X, Y, W and H are the visible part in pixels of the window.
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`

	Tappable bool `json:"tappable,omitempty"`
	Editable bool `json:"editable,omitempty"`
	Checked  bool `json:"checked,omitempty"`
	Disabled bool `json:"disabled,omitempty"`
	Focused  bool `json:"focused,omitempty"`
	// Cramped is set for words that find no room for all of themselves.
	Cramped bool `json:"cramped,omitempty"`
	// Covered is set while a dialog or menu lies over the thing.
	Covered bool `json:"covered,omitempty"`
}
