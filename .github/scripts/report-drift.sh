#!/usr/bin/env bash
# Tells of a night on which a stack was not what was deployed, or could not be looked at: one issue a stack, which gets
# a comment a night until somebody closes it.
set -euo pipefail

stack=${1:?the stack}
run=${2:?the address of the run}
title="Drift: $stack"

number=$(gh issue list --state open --search "in:title \"$title\"" --json number,title \
  --jq "map(select(.title == \"$title\")) | .[0].number // empty")
if [[ -z $number ]]; then
  gh issue create --title "$title" --body "What stands in the cloud is not what was deployed, or could not be read: $run

\`pulumi refresh --stack $stack --preview-only --diff\` shows it. Then either \`pulumi up\` puts it back, or the change becomes a part of the program."
else
  gh issue comment "$number" --body "Still so: $run"
fi
