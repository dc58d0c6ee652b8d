# The program's commands. `make run` and `make test` install what is missing first; the rest expects it to be there.

BINARY  := bin/verwerkingsregister
EXAMPLE := out/voorbeeld.vreg

# Chosen once: another set of tags or flags compiles Fyne and SQLite anew. `x11` leaves out the young Wayland path (XWayland
# runs this build), `ci` keeps the fonts of the machine out of the pictures that tests compare.
TAGS       := migrated_fynedo,x11
TEST_TAGS  := migrated_fynedo,ci
GO_PACKAGES = ./...
FOLDERS    := app assets export model register

# Read when a recipe runs, so after the packages were installed.
WITH  = env $(shell .ci/compiler)
TOOL  = go tool -modfile=.ci/tools/go.mod
BUILD = -buildvcs=false -tags $(TAGS) -ldflags "-s -w $(shell .ci/version)"

.DEFAULT_GOAL := help
.PHONY: help run test test-full build lint format vet staticcheck unit window bench package windows \
        go-version packages-build packages-test packages-windows

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: go-version packages-build build ## build, and open the window on a fresh copy of the example register
	@.ci/try $(BINARY) $(EXAMPLE) $(TEST_TAGS)

test: go-version packages-test lint unit build window ## formatting, vet, staticcheck, all tests, and a real window that is typed into

test-full: go-version packages-test lint build window ## as test, with the race detector, more bijsluiters written and read again, a bit changed in each byte of a register, and a minute for each fuzz target
	$(WITH) go test -race -tags $(TEST_TAGS) -timeout 60m $(GO_PACKAGES)
	$(WITH) VERWERKINGSREGISTER_ROUNDTRIPS=8 go test -tags $(TEST_TAGS) -timeout 60m -run ComesBackAsItWent ./app/roundtrip
	$(WITH) VERWERKINGSREGISTER_FLIPS=1 go test -tags $(TEST_TAGS) -timeout 90m -run 'FlippedBitIsSilent|MovedPageIsSilent' ./register
	$(WITH) .ci/fuzz 1m

build: go-version ## the program, in bin/
	$(WITH) go build $(BUILD) -o $(BINARY) ./app

lint: format vet staticcheck ## formatting, vet and staticcheck

format:
	@unformatted=$$(gofmt -l $(FOLDERS)); test -z "$$unformatted" || { echo "not formatted (gofmt -w):"; echo "$$unformatted"; exit 1; }

vet:
	$(WITH) go vet -tags $(TEST_TAGS) $(GO_PACKAGES)
	$(WITH) go vet -tags window ./app/windowtest

staticcheck:
	$(WITH) $(TOOL) staticcheck -tags $(TEST_TAGS) -checks inherit,ST1000,ST1016 $(GO_PACKAGES)

# Properties are tried on the same values each time; `make test-full` draws others.
unit:
	$(WITH) RAPID_SEED=1 go test -tags $(TEST_TAGS) -timeout 60m $(GO_PACKAGES)

window: ## start the built program on a virtual screen and type into it
	VERWERKINGSREGISTER="$(CURDIR)/$(BINARY)" go test -tags window -count=1 -timeout 15m -v ./app/windowtest

bench: SHELL = bash
bench: .SHELLFLAGS = -o pipefail -c
bench: go-version ## open, save, search, as-of, verify and export of up to 10,000 activities; makes its registers once, which takes minutes
	$(WITH) go test -tags $(TEST_TAGS) -run '^$$' -bench . -benchmem -timeout 60m $(GO_PACKAGES) | grep --line-buffered -v 'no test files'

package: build ## a Linux tarball with the program, its icon and its menu entry, in dist/
	$(WITH) .ci/package $(BINARY) dist

# One file, no DLLs.
windows: go-version packages-windows ## the program for Windows, in dist/
	mkdir -p dist
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
	  go build -buildvcs=false -tags migrated_fynedo -ldflags "-s -w -H=windowsgui $(shell .ci/version)" -o dist/verwerkingsregister.exe ./app

go-version:
	@.ci/go-version

packages-build:
	@.ci/packages build

packages-test:
	@.ci/packages test

packages-windows:
	@.ci/packages windows
