# The words that rules are written in: [where a phrase may stand]the phrase=what it means.
#
# Whoever may change the rules may change these words. A line gives words to one of the meanings that the program knows;
# it cannot make a new meaning, and nothing in this file is ever run. Several lines may give words for the same meaning:
# all are understood, and the first is how the program writes it. "a" may be written "an". A phrase that is renamed here
# has to be renamed in the rules as well; "touchstone rules check" names each place.
#
# {places} are filled with:
#   {part}         a part of the requirement               {fact}       a question of questions.yaml, by its words
#   {things}       a kind of thing, and which of them       {kind}       a kind of thing: session, assessment
#   {says}         what is said of the fact                 {choices}    one answer to it, or several: a, b or c
#   {bound}        at least, more than ...                  {value}      a number, a length of time, a date, a parameter ...
#   {parameter}    a number of this requirement in parameters.yaml
#   {amount}       the number, the total, the first or the last of several things

# What a rule is about. Every rule begins with one of these.
[about]Part {part} is asked=one part
[about]A part with an answer to judge is asked=answered to judge
[about]A part with an answer is asked=answered alone
[about]Any part with an answer is asked=answered

# What has to hold. "It" is what the part is asked of.
[condition]The answer is given=answer given
[condition]The answer is no=answer no
[condition]Its {fact} {says}=its
[condition]The course's {fact} {says}=of the course
[condition]There is no {things}=there is no
[condition]There is a {things}=there is
[condition]There are {bound} {value} {things}=there are
[condition]For every {things}, that {kind}'s {fact} {says}=every
[condition]The {things} are at least {value} apart in {fact}=apart
[condition]The {amount} {compares}=compared
[condition]The parameter {parameter} is not set=not set

# Blocks. Their lines are set in further than these.
[block]any of these:=any of
[block]all of these:=all of
[block]unless:=unless

# Which things.
[which]about it=about it
[which]expert in it=expert in it
[which]named in its {fact}=named in
[which]whose {fact} {says}=whose
[which]and whose {fact} {says}=and whose

# What is said of an answer.
[says]is not given=not given
[says]is given=given
[says]is answered no=answered no
[says]is none=answered no
[says]is not {choices}=is not
[says]is {choices}=is
[says]does not include {choices}=does not include
[says]includes {choices}=includes

# How a number, a length of time or a date compares with another.
[compares]is {bound} {value}=to
[compares]differs from {value}=differs
[compares]is between {value} and {other value}=between
[compares]is on or before {value}=on or before
[compares]is on or after {value}=on or after
[compares]is before {value}=before
[compares]is after {value}=after
[compares]is {bound} {value} after {other value}=so long after
[compares]is {bound} {value} before {other value}=so long before

[bound]at least=at least
[bound]at most=at most
[bound]more than=more
[bound]less than=less
[bound]fewer than=less
[bound]exactly=exactly

# What it is compared with.
[value]the parameter {parameter}=parameter
[value]its {fact}=its answer
[value]the course's {fact}=answer of the course
[value]the {amount}=worked out
[value]the day {value} after {other value}=later
[value]the day {value} before {other value}=earlier

[amount]number of {things}=number of
[amount]total {fact} of the {things}=total
[amount]first {fact} of the {things}=first
[amount]smallest {fact} of the {things}=first
[amount]last {fact} of the {things}=last
[amount]largest {fact} of the {things}=last

[unit]minutes=minutes
[unit]minute=minutes
[unit]hours=hours
[unit]hour=hours
[unit]days=days
[unit]day=days
[unit]weeks=weeks
[unit]week=weeks
[unit]months=months
[unit]month=months
[unit]years=years
[unit]year=years

[join]or=or

# What a rule concludes. Where no rule concludes anything, the part is not stated.
[conclusion]It is met=met
[conclusion]It is not met=not met
[conclusion]The statements conflict=conflicting
[conclusion]A reviewer judges it=to judge
[conclusion]It does not apply=does not apply
