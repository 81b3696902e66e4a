# Calmster's commands. `make` alone lists them.

SHELL := /bin/bash
# Where Go's own installer puts it, for shells that do not look there.
export PATH := $(PATH):/usr/local/go/bin

# migrated_fynedo: every call into the window goes through fyne.Do, so Fyne's
# bridge for older programs is left out.
TAGS := migrated_fynedo
# The desk's eyes are compiled in for checks and tests, never for keepers.
TEST_TAGS := $(TAGS),inspect
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)$(shell git describe --always --dirty 2>/dev/null | sed 's/^/+/')
# -buildvcs=false: a clone owned by somebody else must build too.
BUILD := go build -buildvcs=false -tags $(TAGS) -ldflags "-s -w -X main.version=$(VERSION)"
TOOL := go tool -modfile=.ci/tools/go.mod
# A build server runs every test; at home Go may answer from its cache.
TEST := LANG=en_US.UTF-8 go test -buildvcs=false -timeout 20m $(if $(CI),-count=1) -tags $(TEST_TAGS)
PKG ?= ./...

.DEFAULT_GOAL := help
.PHONY: help run test check build assets tour walk screenshots evaluate bench icon licences clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## install what is missing, then open the program (without a display: the tour)
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY" ]; then \
		echo "There is no display here, so the guided tour runs in a virtual one; its pictures go to out/."; \
		$(MAKE) --no-print-directory tour; \
	else \
		bin/calmster $(ARGS); \
	fi

test: assets ## install what is missing, check, then run all tests (PKG=./model/... for some)
	@.ci/setup test
	@$(MAKE) --no-print-directory check
	$(TEST) -race -short $(PKG)
	$(TEST) $(PKG)

check: assets ## style, vet, staticcheck, our own rules, dead code, known vulnerabilities
	@.ci/setup build
	@unformatted=$$($(TOOL) gofumpt -l .) && if [ -n "$$unformatted" ]; then \
		echo "not in gofumpt's style (run: $(TOOL) gofumpt -w .):"; echo "$$unformatted"; exit 1; fi
	go vet -tags $(TEST_TAGS) ./...
	$(TOOL) staticcheck -tags $(TEST_TAGS) ./...
	go run -buildvcs=false ./cmd/check
	@.ci/deadcode $(TEST_TAGS)
	@.ci/vulnerabilities $(TAGS)

build: assets ## build bin/calmster
	@.ci/setup build
	@$(BUILD) -o bin/calmster ./cmd/calmster

assets: ## fetch the script of the report's interactive charts, where it is missing
	@.ci/assets

tour: assets ## drive the real program through a session, leaving pictures and files in out/
	@.ci/setup test
	go run -buildvcs=false -tags $(TAGS) ./cmd/tour -out out

walk: assets ## replay the newcomer's walk of docs/guide and take its pictures anew
	@.ci/setup test
	go run -buildvcs=false -tags $(TAGS) ./cmd/tour -walk docs/guide

screenshots: tour walk ## take the pictures of docs/pictures and docs/guide anew
	@rm -f docs/pictures/*.png
	@for f in out/*.png; do case $$f in *-state-*) cp $$f docs/pictures/$${f#out/*-} ;; *-2x.png) ;; *) cp $$f docs/pictures/$${f#out/*-} ;; esac; done
	@echo "Look at them before you commit them: docs/pictures, docs/guide/pictures"

evaluate: ## judge the verdict on practice data, with plots in out/ (ARGS=…)
	@mkdir -p out
	go run -buildvcs=false ./cmd/evaluate -plots out $(ARGS)

bench: assets ## run the benchmarks
	@.ci/setup test
	LANG=en_US.UTF-8 go test -buildvcs=false -timeout 30m -tags $(TEST_TAGS) -run '^$$' -bench . -benchmem $(PKG)

icon: ## draw assets/icon.png from assets/icon.svg
	@.ci/setup icon
	rsvg-convert --width 512 --height 512 --output assets/icon.png assets/icon.svg

licences: assets ## gather the licences of all that is built in, for the About page
	go run -buildvcs=false ./cmd/licences

clean: ## remove what was built and what the tour left
	rm -rf bin out
