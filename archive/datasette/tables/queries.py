"""Questions that come with the archive, ready to run; each is plain SQL over the public tables."""

from typing import TypedDict


class Query(TypedDict):
    """``examples`` has a kind of ``archive.datasette.tables.examples``, or a value, for each parameter."""

    title: str
    description: str
    examples: dict[str, str]
    sql: str


QUERIES: dict[str, Query] = {
    "search_ranked": {
        "title": "Search, best first",
        "description": "Words or phrases, best matches first among the newest 5,000 articles that match. "
        'Understands "phrase", OR, -word, headline:word and word*.',
        "examples": {"words": "words"},
        "sql": """select articles.uid, articles.headline, articles.date_published, articles.source, articles.section
from articles_fts join articles on articles.id = articles_fts.rowid
where articles_fts match escape_fts(:words)
  and articles_fts.rowid >= (
    select coalesce(min(id), 0) from (
      select rowid as id from articles_fts where articles_fts match escape_fts(:words) order by rowid desc limit 5000))
order by bm25(articles_fts, 1.0, 5.0)
limit 50""",
    },
    "words_by_month": {
        "title": "A word, month by month",
        "description": "In how many articles words stand, by month and outlet, among the newest 20,000 that have them.",
        "examples": {"words": "words"},
        "sql": """select substr(articles.date_published, 1, 7) as month, outlets.name as outlet, count(*) as articles
from (select rowid as id from articles_fts where articles_fts match escape_fts(:words) order by rowid desc limit 20000)
  as matches join articles on articles.id = matches.id left join outlets on outlets.id = articles.outlet_id
group by month, outlet order by month desc, articles desc limit 1000""",
    },
    "on_day": {
        "title": "Articles of a day",
        "description": "Everything that prints this day as its date, in the order of the day.",
        "examples": {"day": "day"},
        "sql": """select uid, headline, date_published, section, source
from articles where date_published >= :day and date_published < :day || 'Z'
order by date_published limit 1000""",
    },
    "months": {
        "title": "Articles a month",
        "description": "How many articles each month has; give a source to count only that one, or leave it empty.",
        "examples": {"source": "source"},
        "sql": """select substr(date_published, 1, 7) as month, count(*) as articles,
       count(distinct source) as credited_sources
from articles where date_published is not null and (:source = '' or source = :source)
group by month order by month desc limit 600""",
    },
    "sections": {
        "title": "Sections",
        "description": "Every section as the pages name it, with how many articles it has and over which dates.",
        "examples": {},
        "sql": """select section, count(*) as articles,
       min(date_published) as first_date, max(date_published) as last_date
from articles where section is not null
group by section order by articles desc, section limit 1000""",
    },
    "by_person": {
        "title": "Articles of a person",
        "description": "Every article a reporter, editor or photographer is credited in, once, with all parts in it "
        "and the words the page used.",
        "examples": {"name": "person"},
        "sql": """select uid, headline, date_published, source,
       (select group_concat(role, ', ') from (select role from credits
          where article_id = named.id and +person_id = named.person group by role order by min(position))) as role,
       (select group_concat(raw, ', ') from (select raw from credits
          where article_id = named.id and +person_id = named.person group by raw order by min(position))) as raw
from (select articles.id, uid, headline, date_published, source, people.id as person
      from people cross join articles
      where name = :name and articles.id in (select article_id from credits where person_id = people.id)
      order by date_published desc limit 500) as named
order by date_published desc""",
    },
    "who_edits": {
        "title": "Who works for a source",
        "description": "People credited in the articles of a source, by role: whom it names most comes first.",
        "examples": {"source": "source"},
        "sql": """select people.name, credits.role, count(distinct articles.id) as articles,
       min(articles.date_published) as first_date, max(articles.date_published) as last_date
from articles join credits on credits.article_id = articles.id join people on people.id = credits.person_id
where articles.source = :source
group by people.id, credits.role order by articles desc, people.name limit 500""",
    },
    "origins": {
        "title": "Whom an outlet credits",
        "description": "The sources that an outlet's pages name as origin, and in what share of its articles.",
        "examples": {"outlet": "outlet"},
        "sql": """select articles.source, count(*) as articles,
       round(100.0 * count(*) / sum(count(*)) over (), 1) as percent,
       max(articles.date_published) as last_date
from articles where articles.outlet_id in (select id from outlets where name = :outlet)
group by articles.source order by articles desc limit 500""",
    },
    "changed_headlines": {
        "title": "Headlines that were changed",
        "description": "By the publisher, after the archive had first read them; newest first. "
        "Give an outlet, or leave it empty.",
        "examples": {"outlet": "outlet"},
        "sql": """select articles.uid, revision_fields.before, revision_fields.after, outlets.name as outlet,
       revisions.saved_at
from revisions cross join revision_fields
  on revision_fields.revision_id = revisions.id and revision_fields.field = 'headline'
join articles on articles.id = revisions.article_id left join outlets on outlets.id = articles.outlet_id
where revisions.cause != 'extractor' and (:outlet = '' or outlets.name = :outlet)
order by revisions.id desc limit 200""",
    },
    "gone_since": {
        "title": "Gone since a day",
        "description": "Articles whose address was found to have no page any more on this day or later.",
        "examples": {"day": "2026-01-01"},
        "sql": """select articles.uid, articles.headline, outlets.name as outlet, articles.date_published,
       articles.gone_at, articles.gone_status, articles.url
from articles left join outlets on outlets.id = articles.outlet_id
where articles.gone_at >= :day order by articles.gone_at desc limit 500""",
    },
    "most_reprinted": {
        "title": "Most reprinted stories",
        "description": "Stories that most articles tell in the same words, with the first article that came in.",
        "examples": {},
        "sql": """select counted.articles, counted.outlets, articles.uid, articles.headline, articles.source,
       counted.story
from (select story, count(*) as articles, count(distinct articles.outlet_id) as outlets
      from reprints join articles on articles.id = reprints.article_id
      group by story order by articles desc, story desc limit 200) as counted
join articles on articles.id = counted.story
order by counted.articles desc, counted.story desc""",
    },
    "reprints_of": {
        "title": "Reprints of an article",
        "description": "Who tells the same story in the same words, the earliest date first. "
        "Needs the article's uid: it stands on the article's page as Archive id.",
        "examples": {"article": "reprinted"},
        "sql": """select articles.uid, articles.headline, outlets.name as outlet, articles.source,
       articles.date_published, reprints.share, articles.url
from reprints join articles on articles.id = reprints.article_id left join outlets on outlets.id = articles.outlet_id
where reprints.story = (
  select story from reprints join articles on articles.id = reprints.article_id where articles.uid = :article)
order by articles.date_published is null, articles.date_published limit 500""",
    },
    "evidence_for": {
        "title": "Why a field has its value",
        "description": "Every candidate for one article's fields: rule, place, confidence, and which was chosen. "
        "Needs the article's uid: it stands on the article's page as Archive id.",
        "examples": {"article": "article"},
        "sql": """select evidence.field, evidence.value, evidence.raw, evidence.rule, evidence.locator,
       evidence.confidence, evidence.chosen
from articles join evidence on evidence.article_id = articles.id
where articles.uid = :article order by evidence.field, evidence.chosen desc, evidence.confidence desc""",
    },
    "is_it_here": {
        "title": "Is this address here?",
        "description": "The article at an address, as it was given or as the page names its own.",
        "examples": {"url": "url"},
        "sql": """select uid, headline, date_published, source, first_seen, url, canonical_url
from articles where url = :url
union
select uid, headline, date_published, source, first_seen, url, canonical_url
from articles where canonical_url = :url and canonical_url != url""",
    },
    "undated": {
        "title": "Articles without a date",
        "description": "The page has no date of its own. An inferred date is a guess with evidence, never a fact.",
        "examples": {},
        "sql": """select uid, headline, date_inferred, source, section, first_seen
from articles where date_published is null order by id desc limit 500""",
    },
    "quiet_outlets": {
        "title": "Outlets that fell silent",
        "description": "When each outlet's last new article came in; the one that is silent longest comes first.",
        "examples": {},
        "sql": """select outlets.name as outlet, articles.first_seen as last_arrival, articles.uid, articles.headline
from outlets join articles on articles.id = (select max(id) from articles where outlet_id = outlets.id)
order by articles.first_seen limit 1000""",
    },
    "lost_inputs": {
        "title": "Inputs that became no article",
        "description": "Everything refused, failed or read as something else, newest first, with the reason.",
        "examples": {},
        "sql": """select id, run_id, input, state, reason, detail, http_status, saved_at
from fetches where reason is not null order by id desc limit 500""",
    },
    "not_yet_archived": {
        "title": "Linked, not archived",
        "description": "Related articles that pages point at and the archive does not hold, most often linked first.",
        "examples": {},
        "sql": """select counted.url, (select headline from links where links.url = counted.url limit 1) as link_text,
       counted.mentions
from (select url, count(*) as mentions from links where url is not null
      group by url order by mentions desc, url limit 2000) as counted
where not exists (select 1 from articles where articles.url = counted.url)
  and not exists (select 1 from articles
                  where articles.canonical_url = counted.url and articles.canonical_url != articles.url)
order by counted.mentions desc, counted.url limit 200""",
    },
}
