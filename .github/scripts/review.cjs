// Writes a preview's output into one comment on its pull request, which is edited in place. The output comes from the
// pull request's own code, so it is treated as text and not trusted.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

const marker = '<!-- ironwood-review -->'
const longest = 60_000 // GitHub accepts 65,536
const largestSarif = 10_000_000 // about the largest uncompressed file that code scanning accepts
const stacks = ['dev', 'prod']

// The pull request of a run. A fork's runs do not name it, so this asks GitHub for the open one with this head commit.
async function pullRequestOf ({ github, context }) {
  const run = context.payload.workflow_run
  const { data } = await github.rest.pulls.list({
    ...context.repo, state: 'open', head: `${run.head_repository.owner.login}:${run.head_branch}`, per_page: 100
  })
  return data.find(pull => pull.head.sha === run.head_sha && pull.head.repo && pull.head.repo.id === run.head_repository.id)
}

// A regular file of a bounded size; a link could point anywhere.
function read (file, most) {
  let entry
  try {
    entry = fs.lstatSync(file)
  } catch {
    return undefined
  }
  return entry.isFile() && entry.size > 0 && entry.size <= most ? fs.readFileSync(file, 'utf8') : undefined
}

// GitHub notifies every user whom a comment mentions: a stranger's pull request must not cause that in this
// repository's name. The comment shows no pictures from other servers either, because they would learn who reads it.
function harmless (text) {
  return text
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/!\[/g, '!\u2060[')
    .replace(/<(?!\/?(details|summary)>|!-- ironwood-[\w -]+ -->)/gi, '&lt;')
}

function bodyOf (folder, run) {
  const text = read(path.join(folder, 'review.md'), 4 * longest)
  const said = text === undefined || text.trim() === ''
    ? `${marker}\n# Preview: no result\n\nThe preview ended before it could say anything, with "${run.conclusion}".`
    : text.startsWith(marker) ? text : `${marker}\n${text}`
  // The place where it is cut may be within a fold or a block of code; both are closed.
  const clean = harmless(said)
  const cut = clean.length <= longest ? clean : `${clean.slice(0, longest)}\n\`\`\`\n\n</details>\n\nThe rest is left out.`
  const from = `Written by the code of ${run.head_sha.slice(0, 10)} in [this run](${run.html_url}).`
  return `${cut.trimEnd()}\n\n<sub>${from}</sub>\n`
}

async function run ({ github, context, core, folder }) {
  const run = context.payload.workflow_run
  const pull = await pullRequestOf({ github, context })
  if (pull === undefined) {
    core.info('No open pull request has this commit as its head: there is a newer one, or it is closed.')
    return
  }
  const body = bodyOf(folder, run)
  const comments = await github.paginate(github.rest.issues.listComments, {
    ...context.repo, issue_number: pull.number, per_page: 100
  })
  // Anybody can write the marker; the comment to edit is this bot's own.
  const own = comments.find(comment => comment.user && comment.user.login === 'github-actions[bot]' && comment.body.startsWith(marker))
  if (own) {
    await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body })
  } else {
    await github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body })
  }
  core.setOutput('number', String(pull.number))
  for (const stack of stacks) {
    core.setOutput(stack, String(read(path.join(folder, `${stack}.sarif`), largestSarif) !== undefined))
  }
}

module.exports = { run, bodyOf, harmless }
