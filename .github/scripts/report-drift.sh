#!/usr/bin/env bash
# Reports a stack that has drifted or could not be read: one issue per stack, with one comment per night until the issue
# is closed.
set -euo pipefail

stack=${1:?the stack}
run=${2:?the address of the run}
title="Drift: $stack"

number=$(gh issue list --state open --search "in:title \"$title\"" --json number,title \
  --jq "map(select(.title == \"$title\")) | .[0].number // empty")
if [[ -z $number ]]; then
  gh issue create --title "$title" --body "The resources in the cloud differ from the deployed state, or could not be read: $run

\`pulumi refresh --stack $stack --preview-only --diff\` shows it. Then either \`pulumi up\` puts it back, or the change becomes a part of the program."
else
  gh issue comment "$number" --body "Still so: $run"
fi
