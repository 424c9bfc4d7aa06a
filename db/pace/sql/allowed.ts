/** Everything of Postgres's grammar that a question needs; a node that is not here is refused, whatever it does. */
export const NODES = words(
  `SelectStmt ResTarget ColumnRef A_Star A_Const A_Expr BoolExpr NullTest BooleanTest CaseExpr CaseWhen CoalesceExpr MinMaxExpr
  FuncCall TypeCast TypeName SubLink RangeVar RangeSubselect RangeFunction JoinExpr WithClause CommonTableExpr SortBy WindowDef GroupingSet
  SQLValueFunction A_ArrayExpr A_Indirection A_Indices List String Integer Float Boolean`,
)

/**
 * None of them waits, locks, or reaches anything but its arguments, and none makes a text longer than what it was given. Numbers may grow to
 * 131,072 digits: how many values are fetched at once bounds what they take (`run-sql.ts`).
 */
export const FUNCTIONS = words(
  `count sum avg min max bool_and bool_or every stddev stddev_samp stddev_pop variance var_samp var_pop corr percentile_cont percentile_disc mode
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  round floor ceil ceiling trunc abs sign mod width_bucket sqrt ln log
  date_trunc date_part extract date_bin timezone age now make_date to_char justify_days
  lower upper initcap length char_length left right substring substr btrim ltrim rtrim strpos position split_part starts_with reverse
  cardinality array_length array_position unnest`,
)

/** These put texts together, and texts of texts multiply: so many parts in a whole statement. */
export const JOINING = words('concat concat_ws ||')
export const MOST_PARTS = 9
/** A number with more digits, or with an exponent, is written by nobody and is long when it is told. */
export const MOST_DIGITS = 40

export const OPERATORS = words(
  `+ - * / % = <> != < > <= >= ~~ !~~ ~~* !~~* && @> <@ ->> || BETWEEN`,
)

/** What values may be taken for; none that pads, names a thing of the catalogue or is parsed at length. */
export const TYPES = words(
  `text varchar int2 int4 int8 numeric float4 float8 bool date time timestamp timestamptz interval uuid`,
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
