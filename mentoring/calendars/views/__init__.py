"""Pages of the calendar and of what else dates are counted by: each shows which open dates move before it saves."""
