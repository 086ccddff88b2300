# Every chore by its name. `just` alone lists them.

default:
    @just --list

# All that must hold before a change goes in
check:
    .ci/run

# The tests, as the README says
test *WHICH:
    cargo test --release {{WHICH}}

# Writes expected files anew (golden results, messages, docs/scenario.md); the diff is the review
bless:
    CASELOAD_BLESS=1 cargo test --release || true
    git diff --stat

# Plays a scenario: just run scenarios/cambridgeshire/baseline.toml
run FILE *OPTIONS:
    cargo run --release -- run {{FILE}} {{OPTIONS}}

# Futures a second
bench *WHICH:
    cargo bench --bench futures {{WHICH}}

# The library's pages, opened in a browser
docs:
    cargo doc --no-deps --open

# Every picture of docs/, made again from the program as it is
pictures FUTURES="200":
    .ci/pictures {{FUTURES}}
