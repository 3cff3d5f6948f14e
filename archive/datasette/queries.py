"""Questions that come with the archive, ready to run; each is plain SQL over the public tables."""

from typing import TypedDict


class Query(TypedDict):
    title: str
    description: str
    sql: str


QUERIES: dict[str, Query] = {
    "search_ranked": {
        "title": "Search, best first",
        "description": "Words or phrases, best matches first among the newest 5,000 articles that match. "
        'Understands "phrase", OR, -word, headline:word and word*.',
        "sql": """select articles.uid, articles.headline, articles.date_published, articles.source, articles.section
from articles_fts join articles on articles.id = articles_fts.rowid
where articles_fts match escape_fts(:words)
  and articles_fts.rowid >= (
    select coalesce(min(id), 0) from (
      select rowid as id from articles_fts where articles_fts match escape_fts(:words) order by rowid desc limit 5000))
order by bm25(articles_fts, 1.0, 5.0)
limit 50""",
    },
    "by_person": {
        "title": "Articles of a person",
        "description": "Every article a reporter, editor or photographer is credited in, with the word the page used.",
        "sql": """select articles.uid, articles.headline, articles.date_published, articles.source,
       credits.role, credits.raw
from people join credits on credits.person_id = people.id join articles on articles.id = credits.article_id
where people.name = :name
order by articles.date_published desc limit 500""",
    },
    "changes": {
        "title": "What changed",
        "description": "The latest changes, field by field: by the publisher (source) or by our reading (extractor).",
        "sql": """select articles.uid, articles.headline, revisions.saved_at, revisions.cause,
       revision_fields.field, revision_fields.before, revision_fields.after
from revisions join articles on articles.id = revisions.article_id
left join revision_fields on revision_fields.revision_id = revisions.id
order by revisions.id desc, revision_fields.id limit 200""",
    },
    "undated": {
        "title": "Articles without a date",
        "description": "The page prints no date of its own. An inferred date is a guess with evidence, never a fact.",
        "sql": """select uid, headline, date_inferred, source, section, first_seen
from articles where date_published is null order by id desc limit 500""",
    },
    "lost_inputs": {
        "title": "Inputs that became no article",
        "description": "Everything refused, failed or read as something else, newest first, with the reason.",
        "sql": """select id, run_id, input, state, reason, detail, http_status, saved_at
from fetches where state in ('not_article', 'rejected', 'failed') order by id desc limit 500""",
    },
    "months": {
        "title": "Articles a month",
        "description": "How many articles each month has; give a source to count only that one, or leave it empty.",
        "sql": """select substr(date_published, 1, 7) as month, count(*) as articles, count(distinct source) as sources
from articles where date_published is not null and (:source = '' or source = :source)
group by month order by month desc limit 600""",
    },
    "sections": {
        "title": "Sections",
        "description": "Every section as the pages name it, with how many articles it has and over which dates.",
        "sql": """select section, count(*) as articles,
       min(date_published) as first_date, max(date_published) as last_date
from articles where section is not null
group by section order by articles desc, section limit 1000""",
    },
    "evidence_for": {
        "title": "Why a field has its value",
        "description": "Every candidate for one article's fields: rule, place, confidence, and which was chosen. "
        "Needs the article's uid: it stands on the article's page as Archive id.",
        "sql": """select evidence.field, evidence.value, evidence.raw, evidence.rule, evidence.locator,
       evidence.confidence, evidence.chosen
from articles join evidence on evidence.article_id = articles.id
where articles.uid = :article order by evidence.field, evidence.chosen desc, evidence.confidence desc""",
    },
    "not_yet_archived": {
        "title": "Linked, not archived",
        "description": "Related articles that pages point at and the archive does not hold, most often linked first.",
        "sql": """select links.url, max(links.headline) as link_text, count(*) as mentions
from links where links.url not in (
  select url from articles where url is not null
  union select canonical_url from articles where canonical_url is not null)
group by links.url order by mentions desc, links.url limit 200""",
    },
}
