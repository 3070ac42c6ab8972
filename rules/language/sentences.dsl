# The sentences that rules are written in. Policy staff use them; engineers decide what they mean to the engine.
#
# A sentence may hold captures, and each takes only words that are already known:
#   {part}         a part of the requirement           {fact}         something said of "it", what the part is about
#   {kind}         a kind of thing: session, review    {kind-fact}    something said of that kind of thing
#   {course-fact}  something said of the course        {other-fact}   something else said of "it"
#   {choice}       one of the answers to that fact     {parameter}    a number of this requirement in parameters.yaml
#   {number}       a whole number
#
# Every condition that names a fact puts it into the finding: $fact{n} is numbered by the line it stands on.

# What a rule is about. Every rule begins with one of these.
[when]Part {part} is asked=$asked : Asked(key == "{requirement}/{part}", $it : subject)
[when]A part with an answer to judge is asked=$asked : Asked(answer != "", judged, $it : subject, $answer : answer, $here : answeredHere)
[when]A part with an answer is asked=$asked : Asked(answer != "", !judged, $it : subject, $answer : answer, $here : answeredHere)
[when]Any part with an answer is asked=$asked : Asked(answer != "", $it : subject, $answer : answer, $here : answeredHere)

# The one fact that answers a part.
[when]The answer is given=$fact{n} : Fact(name == $answer, !negative, subject == $it || !$here)
[when]The answer is no=$fact{n} : Fact(name == $answer, negative, subject == $it || !$here)

# What is said of it.
[when]Its {fact} is given=$fact{n} : Fact(subject == $it, name == "{fact}", !negative)
[when]Its {fact} is answered no=$fact{n} : Fact(subject == $it, name == "{fact}", negative)
[when]Its {fact} is not given=not Fact(subject == $it, name == "{fact}")
[when]Its {fact} is more than its {other-fact}=$fact{n} : Fact(subject == $it, name == "{fact}", $number{n} : number) $fact{n}0000 : Fact(subject == $it, name == "{other-fact}", number < $number{n})
[when]Its {fact} differs from its {other-fact}=$fact{n} : Fact(subject == $it, name == "{fact}", $number{n} : number) $fact{n}0000 : Fact(subject == $it, name == "{other-fact}", number != $number{n})
[when]Its {fact} is more than the parameter {parameter}=$parameter{n} : Parameter(requirement == "{requirement}", name == "{parameter}", $number{n} : number) $fact{n} : Fact(subject == $it, name == "{fact}", number > $number{n})
[when]Its {fact} is less than the parameter {parameter}=$parameter{n} : Parameter(requirement == "{requirement}", name == "{parameter}", $number{n} : number) $fact{n} : Fact(subject == $it, name == "{fact}", number < $number{n})
[when]Its {fact} is at least the parameter {parameter}=$parameter{n} : Parameter(requirement == "{requirement}", name == "{parameter}", $number{n} : number) $fact{n} : Fact(subject == $it, name == "{fact}", number >= $number{n})
[when]Its {fact} is at most the parameter {parameter}=$parameter{n} : Parameter(requirement == "{requirement}", name == "{parameter}", $number{n} : number) $fact{n} : Fact(subject == $it, name == "{fact}", number <= $number{n})
[when]Its {fact} is more than {number}=$fact{n} : Fact(subject == $it, name == "{fact}", number > {number})
[when]Its {fact} is less than {number}=$fact{n} : Fact(subject == $it, name == "{fact}", number < {number})
[when]Its {fact} is exactly {number}=$fact{n} : Fact(subject == $it, name == "{fact}", number == {number})
[when]Its {fact} includes {choice}=$fact{n} : Fact(subject == $it, name == "{fact}", text == "{choice}")
[when]Its {fact} does not include {choice}=not Fact(subject == $it, name == "{fact}", text == "{choice}")
[when]Its {fact} is not {choice}=$fact{n} : Fact(subject == $it, name == "{fact}", text != "{choice}")
[when]Its {fact} is {choice}=$fact{n} : Fact(subject == $it, name == "{fact}", text == "{choice}")

# What is said of the course as a whole.
[when]The course's {course-fact} is given=$fact{n} : Fact(name == "{course-fact}", !negative)
[when]The course's {course-fact} is answered no=$fact{n} : Fact(name == "{course-fact}", negative)
[when]The course's {course-fact} is not given=not Fact(name == "{course-fact}")
[when]The course's {course-fact} is more than {number}=$fact{n} : Fact(name == "{course-fact}", number > {number})

# What is said of something else that the course describes. "That session" is the one named before it.
[when]There is a {kind} about it=$fact{n} : Fact(name == "{kind}.elements", text == $it.id, $that : subject)
[when]There is a {kind} expert in it=$fact{n} : Fact(name == "{kind}.expert in", text == $it.id, $that : subject)
[when]There is a {kind} whose {kind-fact} is given=$fact{n} : Fact(name == "{kind-fact}", !negative, $that : subject)
[when]There is a {kind} whose {kind-fact} includes {choice}=$fact{n} : Fact(name == "{kind-fact}", text == "{choice}", $that : subject)
[when]There is a {kind} whose {kind-fact} is more than {number}=$fact{n} : Fact(name == "{kind-fact}", number > {number}, $that : subject)
[when]There is a {kind} whose {kind-fact} is {choice}=$fact{n} : Fact(name == "{kind-fact}", text == "{choice}", $that : subject)
[when]There is no {kind} about it=not Fact(name == "{kind}.elements", text == $it.id)
[when]There is no {kind} whose {kind-fact} is {choice}=not Fact(name == "{kind-fact}", text == "{choice}")
[when]That {kind} is named in its {fact}=$fact{n} : Fact(subject == $it, name == "{fact}", text == $that.id)
[when]That {kind}'s {kind-fact} is given=$fact{n} : Fact(subject == $that, name == "{kind-fact}", !negative)
[when]That {kind}'s {kind-fact} is answered no=$fact{n} : Fact(subject == $that, name == "{kind-fact}", negative)
[when]That {kind}'s {kind-fact} is not given=not Fact(subject == $that, name == "{kind-fact}")
[when]That {kind}'s {kind-fact} includes {choice}=$fact{n} : Fact(subject == $that, name == "{kind-fact}", text == "{choice}")
[when]That {kind}'s {kind-fact} is more than {number}=$fact{n} : Fact(subject == $that, name == "{kind-fact}", number > {number})
[when]That {kind}'s {kind-fact} is {choice}=$fact{n} : Fact(subject == $that, name == "{kind-fact}", text == "{choice}")

# Numbers that the source does not set.
[when]The parameter {parameter} is not set=not Parameter(requirement == "{requirement}", name == "{parameter}")

# What a rule concludes. Where no rule concludes anything, the part is not stated.
[then]It is met=insert(new Remark(Said.MET, $asked, "{rule}", List.of({facts}), List.of({parameters})));
[then]It is not met=insert(new Remark(Said.NOT_MET, $asked, "{rule}", List.of({facts}), List.of({parameters})));
[then]The statements conflict=insert(new Remark(Said.CONFLICTING, $asked, "{rule}", List.of({facts}), List.of({parameters})));
[then]A reviewer judges it=insert(new Remark(Said.TO_JUDGE, $asked, "{rule}", List.of({facts}), List.of({parameters})));
[then]It does not apply=insert(new Remark(Said.DOES_NOT_APPLY, $asked, "{rule}", List.of({facts}), List.of({parameters})));
