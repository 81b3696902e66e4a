package chime

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ebitengine/oto/v3"
)

// Player plays sounds one after the other, on a goroutine of its own. What
// fails, as on a computer without loudspeakers, is logged and no more.
type Player struct {
	name  string
	next  chan []float32
	sound *oto.Context // nil until the first sound, which opens the device
	mute  bool         // the device failed, for good, and that was logged
}

// NewPlayer returns a player under a name that mixers show. The device is
// opened with the first sound, so a keeper who wants none has it untouched. A
// program can have one player.
func NewPlayer(name string) *Player {
	p := &Player{name: name, next: make(chan []float32, 1)}
	go func() {
		for samples := range p.next {
			if p.mute {
				continue
			}
			if err := p.sing(samples); err != nil {
				slog.Warn("no sounds from here on", "error", err)
				p.mute = true
			}
		}
	}()
	return p
}

// Play plays a sound soon, and returns at once. While one plays, one more can
// wait; others are dropped, because a late cue says something wrong.
func (p *Player) Play(samples []float32) {
	select {
	case p.next <- samples:
	default:
	}
}

// patience is how long the device may take to open, and beyond a sound's own
// length to play it.
const patience = 5 * time.Second

var errLate = errors.New("the sound device does not answer")

// sing plays a sound to its end.
func (p *Player) sing(samples []float32) error {
	var err error
	if p.sound == nil {
		p.sound, err = open(p.name)
	} else {
		err = p.sound.Resume()
	}
	if err != nil {
		return err
	}
	var raw bytes.Buffer
	if err := binary.Write(&raw, binary.LittleEndian, samples); err != nil {
		return err
	}
	player := p.sound.NewPlayer(&raw)
	player.Play()
	length := time.Duration(len(samples)) * time.Second / rate
	for limit := time.Now().Add(length + patience); player.IsPlaying(); time.Sleep(50 * time.Millisecond) {
		if err := p.sound.Err(); err != nil {
			return err
		}
		if time.Now().After(limit) {
			return errLate
		}
	}
	// Between the cues the device sleeps: feeding it silence costs power.
	return errors.Join(player.Err(), p.sound.Suspend())
}

func open(name string) (*oto.Context, error) {
	sound, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate: rate, ChannelCount: 1, Format: oto.FormatFloat32LE, ApplicationName: name,
	})
	if err != nil {
		return nil, fmt.Errorf("open the sound device: %w", err)
	}
	select {
	case <-ready:
	case <-time.After(patience):
		return nil, errLate
	}
	if err := sound.Err(); err != nil {
		return nil, fmt.Errorf("open the sound device: %w", err)
	}
	return sound, nil
}
