//! Views of databases, in SQL that all of them take.

/// A view over the tables.
#[derive(Debug)]
pub struct View {
    /// Name.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    query: &'static str,
}

impl View {
    /// The query that it stands for; `string_agg` is the function that joins texts, which SQLite calls
    /// `group_concat`.
    pub fn query(&self, string_agg: &str) -> String {
        self.query.replace("string_agg", string_agg)
    }
}

/// All views. What else people ask for is in the tables `figure_facts` and `people_roles`.
pub const VIEWS: &[View] = &[View {
    name: "campaign_overview",
    about: "A campaign across the archive: one entity, or one name where articles are not linked.",
    query: CAMPAIGN_OVERVIEW,
}];

const CAMPAIGN_OVERVIEW: &str = "\
WITH named AS (
  SELECT coalesce(c.entity, c.name) AS campaign_key, c.document_id, c.id, coalesce(e.name, c.name) AS name, c.kind,
    d.published_date, CASE WHEN d.duplicate_of IS NULL THEN d.id END AS original
  FROM campaigns AS c
  JOIN documents AS d ON d.id = c.document_id
  LEFT JOIN entities AS e ON e.id = c.entity
), organizers AS (
  SELECT DISTINCT n.campaign_key, coalesce(p.name, o.name) AS name
  FROM named AS n
  JOIN roles AS r ON r.document_id = n.document_id AND r.target_campaign = n.id
  LEFT JOIN people AS p ON p.document_id = r.document_id AND p.id = r.holder_person
  LEFT JOIN organizations AS o ON o.document_id = r.document_id AND o.id = r.holder_organization
  WHERE r.kind = 'organizer'
  ORDER BY 1, 2
), listed AS (
  SELECT campaign_key, string_agg(name, '; ') AS organizers FROM organizers GROUP BY campaign_key
), counted AS (
  SELECT n.campaign_key, count(*) AS figures
  FROM named AS n
  JOIN figure_facts AS f ON f.document_id = n.document_id AND f.campaign_id = n.id
  GROUP BY n.campaign_key
)
SELECT n.campaign_key, min(n.name) AS campaign, min(n.kind) AS kind, count(DISTINCT n.document_id) AS articles,
  count(DISTINCT n.original) AS originals, min(n.published_date) AS first_date, max(n.published_date) AS last_date,
  coalesce(max(f.figures), 0) AS figures, max(l.organizers) AS organizers
FROM named AS n
LEFT JOIN counted AS f ON f.campaign_key = n.campaign_key
LEFT JOIN listed AS l ON l.campaign_key = n.campaign_key
GROUP BY n.campaign_key";
