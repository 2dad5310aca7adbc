CREATE TABLE import_opt_outs (
  import_id integer NOT NULL,
  phone text NOT NULL,
  evidence text NOT NULL,
  PRIMARY KEY(import_id, phone),
  FOREIGN KEY (import_id) REFERENCES imports(id) ON UPDATE no action ON DELETE cascade,
  CHECK (phone GLOB '+[1-9]*' AND substr(phone, 2) NOT GLOB '*[^0-9]*' AND length(phone) BETWEEN 8 AND 16)
) STRICT;
--> statement-breakpoint
CREATE INDEX import_opt_outs_by_phone ON import_opt_outs (phone);
--> statement-breakpoint
-- Nobody wrote down what later files said of a number that was suppressed already: where one with a column
-- for it had the number too, undoing the first import leaves the number suppressed.
INSERT INTO import_opt_outs (import_id, phone, evidence)
SELECT DISTINCT changes.import_id, suppressions.phone,
       'The file “' || imports.file_name || '” had this number too.'
  FROM suppressions
       JOIN contacts ON contacts.phone = suppressions.phone
       JOIN import_changes AS changes ON changes.contact_id = contacts.id
       JOIN imports ON imports.id = changes.import_id
 WHERE suppressions.lifted_at IS NULL AND suppressions.import_id IS NOT NULL
   AND changes.import_id <> suppressions.import_id AND imports.undone_at IS NULL
   AND (imports.mapping LIKE '%"field":"optOut"%' OR imports.mapping LIKE '%"field":"consent"%');
--> statement-breakpoint
ALTER TABLE import_rejects DROP CONSTRAINT import_rejects_problem;
--> statement-breakpoint
ALTER TABLE import_rejects ADD CONSTRAINT import_rejects_problem CHECK (problem IN (
    'empty', 'digits-lost', 'zero-lost', 'plus-lost', 'spreadsheet-error', 'several-numbers',
    'not-a-number', 'date', 'old-form', 'too-short', 'too-long', 'unknown-country-code', 'not-in-use',
    'too-many-cells', 'row-ends-early', 'text-too-long', 'unreadable-characters',
    'unclear-opt-out', 'unclear-consent', 'report-footer'));
